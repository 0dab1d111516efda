import type { Scan } from './scan.js';

/** Two spaces before the end of a line force a break; fewer vanish. */
export function readLineBreak(scan: Scan, at: number): number {
  let end = at;
  while (end > scan.textStart && scan.text[end - 1] === ' ') end--;
  if (at - end >= 2) return scan.add({ type: 'break' }, end, at + 1);
  if (at > end) scan.flush(end, at);
  return at + 1;
}
