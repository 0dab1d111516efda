import type { Scan } from '../../inlines/scan.js';

const mark = /\[\^([^\s[\]]{1,200})\]/y;

/** `[^label]`. Whether such a footnote is defined shows later; if not, the mark is shown as it was written. */
export function readFootnoteMark(scan: Scan, at: number): number {
  mark.lastIndex = at;
  const match = mark.exec(scan.text);
  return match?.[1] ? scan.add({ type: 'footnote-mark', label: match[1] }, at, mark.lastIndex) : 0;
}
