import type { Scan } from './scan.js';

const punctuation = /[!-/:-@[-`{-~]/;

/** A backslash before punctuation makes it text; at the end of a line it forces a break. */
export function readEscape(scan: Scan, at: number): number {
  const next = scan.text.charAt(at + 1);
  if (next === '\n') return scan.add({ type: 'break' }, at, at + 2);
  if (!punctuation.test(next)) return 0;
  scan.flush(at, at + 1);
  return at + 2;
}
