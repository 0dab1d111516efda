const pieceLength = 4096;

/** Adds a line to code. The pieces stay few, and all but the last stay the same strings. */
export function withLine(pieces: readonly string[], line: string): readonly string[] {
  return pieces.length ? withText(pieces, `\n${line}`) : [line];
}

/** Adds to the last line of code. */
export function withText(pieces: readonly string[], text: string): readonly string[] {
  const last = pieces.at(-1) ?? '';
  if (last.length >= pieceLength && !endsInHalfCharacter(last)) return [...pieces, text];
  return [...pieces.slice(0, -1), last + text];
}

function endsInHalfCharacter(text: string): boolean {
  return /[\uD800-\uDBFF]$/.test(text);
}
