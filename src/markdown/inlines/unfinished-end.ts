/** How much of a half written span is shown as if it were whole; what is longer was hardly meant as one. */
const nearby = 400;

// A number in brackets is more often the mark of a source than the beginning of a link.
const halfMarks = /(?:[*_~`[\\]+|!\[|\[\d[\d, ]{0,12}|&[a-z\d#]{0,10})$/i;

/** Where a growing text ends without the marks at its end, which may become anything. */
export function hideHalfMarks(text: string): number {
  const start = Math.max(0, text.length - 16);
  return start + text.slice(start).replace(halfMarks, '').length;
}

/** Whether a half written span that began at a place is still short. */
export function isNear(text: string, start: number): boolean {
  return text.length - start <= nearby;
}
