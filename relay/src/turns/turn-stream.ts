import type { Turn } from './turn-store.js';

/** A comment of the event stream: readers pass over it, and no proxy on the way takes the silence for an end. */
const comment = new TextEncoder().encode(': still here\n\n');

/**
 * The bytes of an answer from number `after` on, as fast as its reader takes them.
 *
 * @param keepAlive seconds of silence after which a comment is sent
 * @param signal aborts when the reader goes away
 */
export function turnStream(
  turn: Turn,
  after: number,
  keepAlive: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const reader = turn.read(after);
  const encoder = new TextEncoder();
  let sentAt = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    signal.removeEventListener('abort', close);
    reader.close();
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (signal.aborted) close();
        else signal.addEventListener('abort', close);
        const check = (): void => {
          const silence = Date.now() - sentAt;
          // While the reader takes nothing, one more comment would only lie in its way.
          const isDue = silence >= keepAlive * 1000 && (controller.desiredSize ?? 0) > 0;
          if (isDue) {
            controller.enqueue(comment);
            sentAt = Date.now();
          }
          timer = setTimeout(check, isDue ? keepAlive * 1000 : Math.max(keepAlive * 1000 - silence, 50));
        };
        if (isOpen) timer = setTimeout(check, keepAlive * 1000);
      },
      async pull(controller) {
        for (;;) {
          const text = isOpen ? reader.take() : undefined;
          if (!isOpen) return;
          if (text === undefined) {
            close();
            controller.close();
            return;
          }
          if (text !== '') {
            sentAt = Date.now();
            controller.enqueue(encoder.encode(text));
            return;
          }
          await reader.changed();
        }
      },
      cancel: close,
    },
    { highWaterMark: 1 },
  );
}
