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
const variationSelector = /[\ufe00-\ufe0e]/;

/**
 * A CJK character of the "CJK-friendly" amendment to CommonMark: East Asian width W, F or H, or Hangul, and no emoji; an
 * ideographic variation selector; a quotation mark whose selector asks for its full-width form. Code points between
 * these that are not assigned are in the ranges, which keeps them few.
 *
 * @see https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 */
export const eastAsian =
  /(?!\p{Emoji_Presentation})[\u1100-\u11ff\u20a9\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4c6\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffee\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|[\u{e0100}-\u{e01ef}]|[‘’“”]\ufe01/u;

export function readDelimiters(scan: Scan, start: number): number {
  const { text } = scan;
  const char = text.charAt(start);
  let end = start + 1;
  while (text[end] === char) end++;
  const delimiter = delimiterAt(scan, char, start, end);
  if ((!delimiter.canOpen && !delimiter.canClose) || (char === '~' && end - start !== 2)) return end;
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
    const key = `${closer.char}${closer.canOpen}${closer.length % 3}`;
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
  if (opener.char === '~') return true;
  // A run that could do both pairs only if the lengths do not add up to a multiple of 3.
  const isAmbiguous = opener.canClose || closer.canOpen;
  return !isAmbiguous || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

/** @see https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run */
function delimiterAt(scan: Scan, char: string, start: number, end: number): Delimiter {
  const last = scan.before(start);
  // A variation selector belongs to the character before it.
  const before = variationSelector.test(last) ? scan.before(start - 1) + last : last;
  const after = String.fromCodePoint(scan.text.codePointAt(end) ?? 32);
  const spaceBefore = space.test(before);
  const spaceAfter = space.test(after);
  const markBefore = punctuation.test(before);
  const markAfter = punctuation.test(after);
  const isUnderscore = char === '_';
  // East Asian text has no spaces around punctuation, which keeps `**“a”**b` from ending there. `_` needs them anyway.
  const isUnspaced = !isUnderscore && (eastAsian.test(before) || eastAsian.test(after));
  const isLeft = !spaceAfter && (!markAfter || spaceBefore || markBefore || isUnspaced);
  const isRight = !spaceBefore && (!markBefore || spaceAfter || markAfter || isUnspaced);
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
