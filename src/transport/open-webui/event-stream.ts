/** A line or a frame longer than this many characters is no answer to a chat. */
const longestFrame = 16_000_000;

/** A frame of an event stream. */
export interface EventFrame {
  readonly data: string;
  readonly event?: string | undefined;
  readonly id?: string | undefined;
}

/** Hears an event stream, in its order. */
export interface EventStreamListener {
  onFrame(frame: EventFrame): void;
  /** A frame that the end of the stream cut: it may be whole but for its blank line, or half. */
  onCutFrame?(frame: EventFrame): void;
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
 * Reads `text/event-stream` as it comes over fetch: a frame whose last line break is a CR is told at once, not when the
 * next byte shows whether a LF follows, and what stands in the buffer at the end is told too, as cut.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventStream(listener: EventStreamListener): EventStream {
  // Takes one byte order mark away, as the standard asks; a second one stays and spoils its line.
  const decoder = new TextDecoder();
  let endedWithCr = false;
  let hasEnded = false;
  /** The line that has not ended. */
  let rest = '';
  let data: string | undefined;
  let event: string | undefined;
  let id: string | undefined;

  function feed(text: string): void {
    if (hasEnded || !text) return;
    const lines = (endedWithCr && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n?|\n/);
    endedWithCr = text.endsWith('\r');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      readLine(rest + line);
      rest = '';
    }
    rest += last;
    if (rest.length + (data?.length ?? 0) <= longestFrame) return;
    hasEnded = true;
    listener.onTooLong?.();
  }

  function readLine(line: string): void {
    if (!line) return tell();
    const [, name = line, value = ''] = /^([^:]*): ?(.*)$/s.exec(line) ?? [];
    if (name === 'data') data = data === undefined ? value : `${data}\n${value}`;
    else if (name === 'event') event = value || undefined;
    else if (name === 'id') id = value.includes('\0') ? id : value;
    else if (!name) listener.onComment?.();
    else if (name === 'retry' && /^\d+$/.test(value)) listener.onRetry?.(Number(value));
    else listener.onStrayLine?.(line);
  }

  function tell(): void {
    const frame = data === undefined ? undefined : { data, event, id };
    data = event = id = undefined;
    if (frame && hasEnded) listener.onCutFrame?.(frame);
    else if (frame) listener.onFrame(frame);
  }

  return {
    push: (bytes) => feed(decoder.decode(bytes, { stream: true })),
    end() {
      if (hasEnded) return;
      feed(decoder.decode());
      hasEnded = true;
      if (rest) readLine(rest);
      tell();
    },
  };
}
