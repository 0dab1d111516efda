import type { TurnReader } from './turn-store.js';

/** A comment of the event stream: readers pass over it, and no proxy on the way takes the silence for an end. */
const comment = ': still here\n\n';

/** Where the frames of an answer go. */
export interface Sink {
  /** Takes text. Where it has no room for more, the promise resolves once it has. */
  write(text: string): Promise<void> | undefined;
  end(): void;
}

/**
 * Gives an answer to a sink, as fast as that takes it, and comments while there is nothing to give.
 *
 * @param keepAlive seconds of silence after which a comment is sent
 * @returns what ends it before its time; it closes the reader
 */
export function deliver(reader: TurnReader, keepAlive: number, sink: Sink): () => void {
  const keepAliveMs = keepAlive * 1000;
  let sentAt = Date.now();
  let isOpen = true;
  let isWaiting = false;
  let timer = setTimeout(comments, keepAliveMs);

  function stop(): void {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    reader.close();
  }

  function go(): void {
    isWaiting = false;
    while (isOpen) {
      const text = reader.take();
      if (text === undefined) {
        stop();
        sink.end();
        return;
      }
      if (text === '') {
        isWaiting = true;
        reader.whenChanged(go);
        return;
      }
      sentAt = Date.now();
      const room = sink.write(text);
      if (room) return void room.then(go);
    }
  }

  /** One timer a reader, set anew only when it has run out: frames come thousands of times as often. */
  function comments(): void {
    const silence = Date.now() - sentAt;
    const isDue = silence >= keepAliveMs;
    // Where the sink has no room, a comment would only lie in the way.
    if (isDue && isWaiting) {
      sentAt = Date.now();
      void sink.write(comment);
    }
    timer = setTimeout(comments, isDue ? keepAliveMs : Math.max(keepAliveMs - silence, 10));
  }

  go();
  return stop;
}
