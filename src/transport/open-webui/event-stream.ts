import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A line or a frame longer than this many characters is no answer to a chat. */
const longestFrame = 16_000_000;

/** Hears an event stream, in its order. */
export interface EventStreamListener {
  onFrame(frame: EventSourceMessage): void;
  /** A frame that the end of the stream cut: it may be whole but for its blank line, or half. */
  onCutFrame?(frame: EventSourceMessage): void;
  onComment?(): void;
  /** A line that no event stream has, such as bare JSON, a page or a `retry` in words. */
  onStrayLine?(line: string): void;
  onRetry?(milliseconds: number): void;
  /** A frame grew beyond any sense; nothing is read from then on. */
  onTooLong?(): void;
}

/** Reads the bytes of an event stream, cut anywhere. */
export interface EventStream {
  push(bytes: Uint8Array): void;
  /** No more bytes come. */
  end(): void;
}

/**
 * The framing of `text/event-stream` (WHATWG HTML, section 9.2.6). Around the parser it adds what a stream over
 * fetch needs: a frame whose last line break is a CR is told at once, not when the next byte shows whether a LF
 * follows, and what stands in the buffer at the end is told too, as cut.
 */
export function createEventStream(listener: EventStreamListener): EventStream {
  // Takes one byte order mark away, as the standard asks; a second one stays and spoils its line.
  const decoder = new TextDecoder();
  let endedWithCr = false;
  let hasEnded = false;
  const parser = createParser({
    maxBufferSize: longestFrame,
    onEvent: (frame) => (hasEnded ? listener.onCutFrame?.(frame) : listener.onFrame(frame)),
    onComment: () => listener.onComment?.(),
    onRetry: (milliseconds) => listener.onRetry?.(milliseconds),
    onError(error) {
      if (error.type !== 'max-buffer-size-exceeded') return listener.onStrayLine?.(error.line ?? '');
      hasEnded = true;
      listener.onTooLong?.();
    },
  });

  function feed(text: string): void {
    if (hasEnded || text === '') return;
    const rest = endedWithCr && text.startsWith('\n') ? text.slice(1) : text;
    endedWithCr = text.endsWith('\r');
    parser.feed(rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest);
  }

  return {
    push: (bytes) => feed(decoder.decode(bytes, { stream: true })),
    end() {
      if (hasEnded) return;
      feed(decoder.decode());
      hasEnded = true;
      parser.feed('\n\n');
    },
  };
}
