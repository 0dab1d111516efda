import type { Scan } from './scan.js';
import { isNear } from './unfinished-end.js';

const runs = /`+/g;

/** @see https://spec.commonmark.org/0.31.2/#code-spans */
export function readCodeSpan(scan: Scan, at: number): number {
  const { text } = scan;
  runs.lastIndex = at;
  const length = runs.exec(text)?.[0].length ?? 1;
  const start = at + length;
  const end = findRun(scan, start, length);
  if (end >= 0) return scan.add({ type: 'code', text: codeText(text.slice(start, end)) }, at, end + length);
  if (!scan.isWhole) {
    scan.isUncertain = true;
    if (isNear(text, start)) {
      const half = text.slice(start).replace(/`+$/, '');
      return scan.add({ type: 'code', text: codeText(half) }, at, text.length);
    }
  }
  return start;
}

/** Where the next run of as many backticks begins. A run that was looked for in vain is not looked for again. */
function findRun(scan: Scan, start: number, length: number): number {
  if (scan.backticks && (scan.backticks.get(length) ?? -1) < start) return -1;
  const seen = new Map<number, number>();
  runs.lastIndex = start;
  for (let match = runs.exec(scan.text); match; match = runs.exec(scan.text)) {
    if (match[0].length === length) return match.index;
    seen.set(match[0].length, match.index);
  }
  scan.backticks ??= seen;
  return -1;
}

/** Line breaks count as spaces, and one space on both sides is not part of the code. */
function codeText(source: string): string {
  const text = source.replaceAll('\n', ' ');
  return /^ .*[^ ].* $/.test(text) ? text.slice(1, -1) : text;
}
