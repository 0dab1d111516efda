import { base64Bytes, joined } from './bundle/bytes.js';
import { wireText, type AnswerHead } from './frames.js';
import { performSteps, type Pace } from './perform-steps.js';
import type { Random } from './seeded-random.js';
import type { Script, Step } from './script.js';

/** Told as a stream goes on. */
export interface StreamWatcher {
  onStep(step: Step): void;
  /** The last byte was given, or the script broke the connection. */
  onEnd(): void;
  /** The reader cancelled. */
  onGone(): void;
}

/** The bytes of a script's stream. Pulled, so that a slow reader slows the gateway, as on a real connection. */
export function streamBody(
  script: Script,
  head: AnswerHead,
  pace: Pace,
  random: Random,
  watcher: StreamWatcher,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const signal = AbortSignal.any([pace.signal, stop.signal]);
  const pieces = bytePieces(script, head, { ...pace, signal }, random, watcher);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next().catch((error: unknown) => {
          watcher.onEnd();
          throw error;
        });
        if (pace.signal.aborted) throw pace.signal.reason;
        if (!next.done) return controller.enqueue(next.value);
        watcher.onEnd();
        controller.close();
      },
      cancel() {
        stop.abort();
        watcher.onGone();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* bytePieces(
  script: Script,
  head: AnswerHead,
  pace: Pace,
  random: Random,
  watcher: StreamWatcher,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const held: Uint8Array<ArrayBuffer>[] = [];
  for await (const step of performSteps(script, pace)) {
    watcher.onStep(step);
    const bytes = 'bytes' in step ? base64Bytes(step.bytes) : encoder.encode(wireText(step, head));
    if (script.buffered) held.push(bytes);
    else if (script.split) yield* randomCuts(bytes, random);
    else if (bytes.length > 0) yield bytes;
  }
  if (held.length > 0) yield joined(held);
}

function* randomCuts(bytes: Uint8Array<ArrayBuffer>, random: Random): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + Math.floor(random() * 12);
    yield bytes.slice(at, end);
    at = end;
  }
}
