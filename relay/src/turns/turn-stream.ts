import { deliver, type Sink } from './deliver.js';
import type { Turn } from './turn-store.js';

/** How a stream that nobody has read yet is given to another sink. */
type Start = (sink: Sink) => () => void;

const starts = new WeakMap<ReadableStream, Start>();

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
  let stopDelivery = (): void => reader.close();
  let pulled: (() => void) | undefined;
  let isStarted = false;

  const stop = (): void => {
    signal.removeEventListener('abort', stop);
    stopDelivery();
    pulled?.();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);

  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isStarted) return pulled?.();
        isStarted = true;
        const sink: Sink = {
          write(text) {
            if (!signal.aborted) controller.enqueue(encoder.encode(text));
            // The stream asks for more when what lies in it has been read.
            return new Promise((resolve) => {
              pulled = resolve;
            });
          },
          end() {
            signal.removeEventListener('abort', stop);
            controller.close();
          },
        };
        stopDelivery = deliver(reader, keepAlive, sink);
        return undefined;
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
  starts.set(stream, (sink) => deliver(reader, keepAlive, sink));
  return stream;
}

/**
 * What gives the answer of an unread stream straight to another sink: undefined for other streams. A server that
 * writes to sockets itself saves the way through the stream, which is a third of the work of a frame.
 */
export function takeDelivery(stream: ReadableStream): Start | undefined {
  const start = starts.get(stream);
  starts.delete(stream);
  return start;
}
