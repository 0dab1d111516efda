import type { Scan } from './scan.js';

const punctuation = /[!-/:-@[-`{-~]/;

/**
 * A backslash before ASCII punctuation makes it text; before a line ending it is a hard line break.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function readBackslashEscape(scan: Scan, at: number): number {
  const next = scan.text.charAt(at + 1);
  if (next === '\n') return scan.add({ type: 'hard-break' }, at, at + 2);
  if (!punctuation.test(next)) return 0;
  scan.flush(at, at + 1);
  return at + 2;
}

/**
 * Two spaces before a line ending are a hard line break. Fewer are dropped.
 *
 * @see https://spec.commonmark.org/0.31.2/#hard-line-breaks
 */
export function readLineEnding(scan: Scan, at: number): number {
  let end = at;
  while (end > scan.textStart && scan.text[end - 1] === ' ') end--;
  if (at - end >= 2) return scan.add({ type: 'hard-break' }, end, at + 1);
  if (at > end) scan.flush(end, at);
  return at + 1;
}
