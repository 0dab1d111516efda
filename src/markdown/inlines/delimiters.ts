import type { SpanType } from '../nodes.js';
import type { Scan } from './scan.js';

/** A run of `*`, `_` or `~`. */
export interface Delimiter {
  readonly kind: 'delimiter';
  readonly char: string;
  readonly start: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Characters that are still text. */
  left: number;
  /** Spans that end here. */
  closes: number;
  /** Spans that begin here, the innermost first. */
  readonly opens: SpanType[];
}

/** How far back a closer was looked for in vain: the start of a run, by the kind of closer. */
export type Bottoms = Map<string, number>;

const space = /^\s?$/;
const punctuation = /[\p{P}\p{S}]/u;

export function readDelimiters(scan: Scan, start: number): number {
  const { text } = scan;
  const char = text.charAt(start);
  let end = start + 1;
  while (text[end] === char) end++;
  const delimiter = delimiterAt(scan, char, start, end);
  if ((!delimiter.canOpen && !delimiter.canClose) || (char === '~' && end - start > 2)) return end;
  scan.add(delimiter, start, end);
  if (scan.brackets.length) scan.delimiters.push(delimiter);
  else settle(scan.delimiters, delimiter, 0, scan.bottoms);
  return end;
}

/**
 * Ends the spans that a run can end, and keeps the run if it may open one.
 *
 * @see https://spec.commonmark.org/0.31.2/#process-emphasis
 */
export function settle(stack: Delimiter[], closer: Delimiter, floor: number, bottoms: Bottoms): void {
  while (closer.canClose && closer.left > 0) {
    const key = `${closer.char}${closer.canOpen}${closer.char === '~' ? closer.length : closer.length % 3}`;
    const bottom = bottoms.get(key) ?? -1;
    const index = stack.findLastIndex((run, i) => i < floor || run.start < bottom || matches(run, closer));
    const found = index >= floor ? stack[index] : undefined;
    const opener = found && found.start >= bottom ? found : undefined;
    if (!opener) {
      bottoms.set(key, closer.start);
      break;
    }
    stack.length = index + 1;
    const used = closer.char === '~' ? closer.left : Math.min(2, opener.left, closer.left);
    opener.opens.push(closer.char === '~' ? 'strikethrough' : used === 2 ? 'strong' : 'emphasis');
    closer.closes++;
    opener.left -= used;
    closer.left -= used;
    if (opener.left === 0) stack.pop();
  }
  if (closer.canOpen && closer.left > 0) stack.push(closer);
}

function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.char !== closer.char) return false;
  if (opener.char === '~') return opener.length === closer.length;
  // A run that could do both pairs only if the lengths do not add up to a multiple of 3.
  const isAmbiguous = opener.canClose || closer.canOpen;
  return !isAmbiguous || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

function delimiterAt(scan: Scan, char: string, start: number, end: number): Delimiter {
  const before = scan.before(start);
  const after = String.fromCodePoint(scan.text.codePointAt(end) ?? 32);
  const spaceBefore = space.test(before);
  const spaceAfter = space.test(after);
  const markBefore = punctuation.test(before);
  const markAfter = punctuation.test(after);
  const isLeft = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const isRight = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const isUnderscore = char === '_';
  return {
    kind: 'delimiter',
    char,
    start,
    length: end - start,
    canOpen: isLeft && (!isUnderscore || !isRight || markBefore),
    canClose: isRight && (!isUnderscore || !isLeft || markAfter),
    left: end - start,
    closes: 0,
    opens: [],
  };
}
