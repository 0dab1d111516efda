import type { References } from '../references.js';
import { decodeText } from './entities.js';
import { settle, type Bottoms, type Delimiter } from '../../inlines/delimiters.js';
import { linkEnd, type Bracket, type Scan } from '../../inlines/scan.js';
import { isNear } from '../../inlines/unfinished-end.js';
import { textOf, withoutLinks } from './text-of.js';
import { scanDestination, scanLabel, scanSpace, scanTitle, textOfDestination } from './link-parts.js';

interface Target {
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

export function readBracketStart(scan: Scan, at: number): number {
  const isImage = scan.text[at] === '!';
  // `![^1]` is an exclamation, and then a footnote.
  if (isImage && (scan.text[at + 1] !== '[' || scan.text[at + 2] === '^')) return 0;
  const end = isImage ? at + 2 : at + 1;
  const { brackets, delimiters } = scan;
  const bracket: Bracket = {
    kind: 'bracket',
    text: isImage ? '![' : '[',
    start: end,
    delimiters: delimiters.length,
    hasInner: false,
    isHalf: false,
    wrap: undefined,
  };
  const outer = brackets.at(-1);
  if (outer) outer.hasInner = true;
  else scan.deferredFrom = delimiters.length;
  brackets.push(bracket);
  return scan.add(bracket, at, end);
}

export function readBracketEnd(scan: Scan, at: number, references: References): number {
  const { text, brackets } = scan;
  const bracket = brackets.at(-1);
  if (!bracket) return 0;
  if (isImage(bracket) || bracket.start >= scan.linkFloor) {
    const inline = inlineTarget(text, at + 1);
    const target =
      inline && (inline !== 'half' || !scan.isWhole) ? inline : referenceTarget(scan, references, bracket, at);
    if (target && target !== 'half') return finish(scan, bracket, at, target, false);
    if (target) {
      scan.isUncertain = true;
      if (isNear(text, at)) return finish(scan, bracket, at, { href: '', title: '', end: text.length }, true);
    }
  }
  brackets.pop();
  if (!brackets.length) pairFrom(scan.delimiters, scan.deferredFrom, scan.bottoms, false);
  return 0;
}

/** Brackets that are open at the end of the text were no links. At the end of a growing text, the nearest may be one. */
export function endBrackets(scan: Scan): void {
  const { brackets } = scan;
  if (!scan.isWhole) {
    for (const bracket of brackets) {
      if (isNear(scan.text, bracket.start - 300)) bracket.isHalf = true;
    }
  }
  if (brackets.length) pairFrom(scan.delimiters, scan.deferredFrom, scan.bottoms, false);
  brackets.length = 0;
}

function wrapper(isImage: boolean, href: string, title: string): Bracket['wrap'] {
  if (isImage) return (children) => ({ type: 'image', src: href, title, alt: textOf(children) });
  return (children) => ({ type: 'link', href, title, children: withoutLinks(children) });
}

function isImage({ text }: Bracket): boolean {
  return text === '![';
}

function finish(scan: Scan, bracket: Bracket, at: number, { href, title, end }: Target, isHalf: boolean): number {
  bracket.isHalf = isHalf;
  bracket.wrap = wrapper(isImage(bracket), decodeText(href), decodeText(title));
  pairFrom(scan.delimiters, bracket.delimiters, new Map(), true);
  scan.brackets.pop();
  if (!isImage(bracket)) scan.linkFloor = bracket.start;
  return scan.add(linkEnd, at, end);
}

/** `(address "title")`, or `'half'` where the text ends within it. */
function inlineTarget(text: string, at: number): Target | 'half' | undefined {
  if (text[at] !== '(') return undefined;
  const hrefStart = scanSpace(text, at + 1);
  const hrefEnd = scanDestination(text, hrefStart);
  if (hrefEnd < 0) return hrefEnd === -2 ? 'half' : undefined;
  const href = textOfDestination(text.slice(hrefStart, hrefEnd));
  const titleStart = scanSpace(text, hrefEnd);
  if (text[titleStart] === ')') return { href, title: '', end: titleStart + 1 };
  if (titleStart >= text.length) return 'half';
  const titleEnd = titleStart > hrefEnd ? scanTitle(text, titleStart) : -1;
  if (titleEnd < 0) return titleEnd === -2 ? 'half' : undefined;
  const end = scanSpace(text, titleEnd);
  if (text[end] === ')') return { href, title: text.slice(titleStart + 1, titleEnd - 1), end: end + 1 };
  return end >= text.length ? 'half' : undefined;
}

/** `[label]`, `[]`, or the text in the brackets itself as the label; `'half'` where the text ends too early to say. */
function referenceTarget(
  scan: Scan,
  references: References,
  bracket: Bracket,
  at: number,
): Target | 'half' | undefined {
  const { text, isWhole } = scan;
  const labelEnd = scanLabel(text, at + 1);
  const hasLabel = labelEnd > at + 3;
  const label = hasLabel ? text.slice(at + 2, labelEnd - 1) : text.slice(bracket.start, at);
  // A label at the very end may still get an address. A number is more often a mark of a source.
  if (!isWhole && (labelEnd === -2 || (at + 1 >= text.length && !/^\d+$/.test(label)))) return 'half';
  if (!isWhole && at + 1 >= text.length) scan.isUncertain = true;
  if ((!hasLabel && bracket.hasInner) || label.length > 999 || !label.trim()) return undefined;
  const definition = references.find(label, scan.misses);
  return definition && { ...definition, end: labelEnd < 0 ? at + 1 : labelEnd };
}

/**
 * Pairs the runs from an index on, in order. Those that remain may open a span for a later run.
 *
 * @param isClosed nothing later can be paired with them
 */
function pairFrom(delimiters: Delimiter[], index: number, bottoms: Bottoms, isClosed: boolean): void {
  for (const delimiter of delimiters.splice(index)) settle(delimiters, delimiter, isClosed ? index : 0, bottoms);
  if (isClosed) delimiters.length = index;
}
