import { decodeText } from './decode-text.js';
import { pairFrom } from './delimiters.js';
import { scanDestination, scanLabel, scanSpace, scanTitle, textOfDestination } from './link-parts.js';
import { linkEnd, type Scan } from './scan.js';
import { isNear } from './unfinished-end.js';

/** `[` or `![`, which may begin a link or an image. */
export interface Bracket {
  readonly kind: 'bracket';
  readonly isImage: boolean;
  /** Where the text behind it begins. */
  readonly start: number;
  /** How many runs of `*`, `_` and `~` stood open before it. */
  readonly delimiters: number;
  /** Whether another bracket stands within. */
  hasInner: boolean;
  /** Set once it has become a link; `isHalf` means that its address has not come yet. */
  target: { readonly href: string; readonly title: string; readonly isHalf: boolean } | undefined;
}

interface Target {
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

export function readBracketStart(scan: Scan, at: number): number {
  const isImage = scan.text[at] === '!';
  if (isImage && scan.text[at + 1] !== '[') return 0;
  const end = isImage ? at + 2 : at + 1;
  const { brackets, delimiters } = scan;
  const bracket: Bracket = {
    kind: 'bracket',
    isImage,
    start: end,
    delimiters: delimiters.length,
    hasInner: false,
    target: undefined,
  };
  const outer = brackets.at(-1);
  if (outer) outer.hasInner = true;
  else scan.deferredFrom = delimiters.length;
  brackets.push(bracket);
  return scan.add(bracket, at, end);
}

export function readBracketEnd(scan: Scan, at: number): number {
  const { text, brackets } = scan;
  const bracket = brackets.at(-1);
  if (!bracket) return 0;
  if (bracket.isImage || bracket.start >= scan.linkFloor) {
    const inline = inlineTarget(text, at + 1);
    const target = inline && (inline !== 'half' || !scan.isWhole) ? inline : referenceTarget(scan, bracket, at);
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

/** What is still open at the end of the text was no link. At the end of a growing text, the nearest may become one. */
export function endBrackets(scan: Scan): void {
  const { brackets } = scan;
  if (!scan.isWhole) {
    for (const bracket of brackets) {
      if (isNear(scan.text, bracket.start - 300)) bracket.target = { href: '', title: '', isHalf: true };
    }
  }
  if (brackets.length) pairFrom(scan.delimiters, scan.deferredFrom, scan.bottoms, false);
  brackets.length = 0;
}

function finish(scan: Scan, bracket: Bracket, at: number, { href, title, end }: Target, isHalf: boolean): number {
  const decode = (text: string): string => decodeText(text, scan.lookup, scan.misses);
  bracket.target = { href: decode(href), title: decode(title), isHalf };
  pairFrom(scan.delimiters, bracket.delimiters, new Map(), true);
  scan.brackets.pop();
  if (!bracket.isImage) scan.linkFloor = bracket.start;
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
function referenceTarget(scan: Scan, bracket: Bracket, at: number): Target | 'half' | undefined {
  const { text, isWhole } = scan;
  const labelEnd = scanLabel(text, at + 1);
  const hasLabel = labelEnd > at + 3;
  const label = hasLabel ? text.slice(at + 2, labelEnd - 1) : text.slice(bracket.start, at);
  // What stands at the very end may still get an address. A number is more often a mark of a source.
  if (!isWhole && (labelEnd === -2 || (at + 1 >= text.length && !/^\d+$/.test(label)))) return 'half';
  if (!isWhole && at + 1 >= text.length) scan.isUncertain = true;
  if ((!hasLabel && bracket.hasInner) || label.length > 999 || !label.trim()) return undefined;
  const definition = scan.lookup.find(label, scan.misses);
  return definition && { ...definition, end: labelEnd < 0 ? at + 1 : labelEnd };
}
