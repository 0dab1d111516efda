/** Milliseconds between two attempts to take an answer up again; the last one goes on. */
const waits = [0, 300, 1000, 2000, 4000];

/** How an answer is taken up again. */
interface Resume {
  /** Asks for the frames after this number. */
  readonly reopen: (last: number) => Promise<Response>;
  readonly onResume: () => void;
  /** The answer is over, or lost. */
  readonly onEnd: () => void;
  readonly signal: AbortSignal;
}

/**
 * The body of an answer, which goes on over cuts of its connection. Only whole frames are passed on, and each tells its
 * number, so that after a cut nothing is missing and nothing comes twice. Ends as broken where the relay does not know
 * the answer any more.
 */
export function resumableBody(first: ReadableStream<Uint8Array>, resume: Resume): ReadableStream<Uint8Array> {
  const { reopen, onResume, onEnd, signal } = resume;
  const encoder = new TextEncoder();
  let reader = first.getReader();
  let decoder = new TextDecoder();
  let rest = '';
  let last = 0;
  let isOver = false;

  /** The whole frames that a piece completes. */
  function frames(piece: Uint8Array): string {
    rest += decoder.decode(piece, { stream: true });
    const end = rest.lastIndexOf('\n\n') + 2;
    if (end < 2) return '';
    const whole = rest.slice(0, end);
    rest = rest.slice(end);
    const number = [...whole.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1];
    if (number) last = Number(number);
    if (/^data: (\[DONE\]$|\{"error":)/m.test(whole)) {
      isOver = true;
      onEnd();
    }
    return whole;
  }

  /** Connects again; rejects with the cause where the relay does not know the answer, or the signal aborts. */
  async function takeUp(cause: unknown): Promise<void> {
    rest = '';
    decoder = new TextDecoder();
    for (let attempt = 0; ; attempt += 1) {
      await pause(waits[Math.min(attempt, waits.length - 1)] ?? 0, signal);
      signal.throwIfAborted();
      const response = await reopen(last).catch(() => undefined);
      signal.throwIfAborted();
      // Away, or too busy for a moment: the next attempt may find it.
      if (!response || response.status >= 500 || response.status === 429) continue;
      if (!response.ok || !response.body) throw cause;
      reader = response.body.getReader();
      onResume();
      return;
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          try {
            const { done, value } = await reader.read();
            if (done && isOver) return controller.close();
            if (done) throw new TypeError('the connection ended before the answer');
            const text = frames(value);
            if (text) return controller.enqueue(encoder.encode(text));
          } catch (cause) {
            if (isOver) return controller.close();
            try {
              await takeUp(cause);
            } catch (lost) {
              if (!signal.aborted) onEnd();
              return controller.error(lost);
            }
          }
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Waits; a network that comes back or a signal that aborts ends the wait. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      globalThis.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    globalThis.addEventListener?.('online', done);
    if (signal.aborted) done();
  });
}
