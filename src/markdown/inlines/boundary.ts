import type { Scan } from './scan.js';

/**
 * Notes the last place in a stretch of plain text that nothing can reach across: between words, or between two
 * characters of a script without spaces, while no span, bracket or half tag is open.
 */
export function noteBoundary(scan: Scan, from: number, to: number): void {
  if (scan.isWhole || scan.isUncertain || scan.brackets.length || scan.delimiters.length) return;
  for (let position = to; position > from; position--) {
    if (!isBoundary(scan.text, position)) continue;
    scan.boundary = { position, part: scan.parts.length, partStart: scan.textStart };
    return;
  }
}

function isBoundary(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1);
  const after = text.charCodeAt(position);
  if (before === 32 || before === 10) return after > 32;
  return isEastAsian(before) && isEastAsian(after);
}

/** Kana, ideographs and Hangul: none of them is part of an address. */
function isEastAsian(code: number): boolean {
  return code >= 0x3040 && code <= 0xd7a3;
}
