/** No frame is longer than this many characters. */
const longestFrame = 2_000_000;

/**
 * Cuts the text of an event stream into its frames, without the blank lines between them. Lines may end in LF, CRLF
 * or CR; frames come out with LF.
 */
export class FrameSplitter {
  #rest = '';
  #endsInReturn = false;

  /** Calls back with each frame that is whole now. Most pieces are one frame, which is found without a list. */
  push(piece: string, onFrame: (frame: string) => void): void {
    const own = this.#withNewlines(piece);
    const text = this.#rest === '' ? own : this.#rest + own;
    let from = 0;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', from)) {
      const frame = withoutBlankStart(text.slice(from, end));
      if (frame !== '') onFrame(frame);
      from = end + 2;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > longestFrame) throw new Error('a frame of the stream is too long');
  }

  /** The last frame of a stream that has ended properly: some servers leave the blank line after it out. */
  end(): string {
    return withoutBlankStart(this.#rest).trimEnd();
  }

  #withNewlines(text: string): string {
    if (!this.#endsInReturn && !text.includes('\r')) return text;
    // A LF that follows a CR of the piece before ends the same line.
    const own = this.#endsInReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.#endsInReturn = text.endsWith('\r');
    return own.replace(/\r\n?/g, '\n');
  }
}

/** An odd number of line ends leaves one before the next frame. */
function withoutBlankStart(frame: string): string {
  return frame.startsWith('\n') ? frame.replace(/^\n+/, '') : frame;
}
