import { eastAsian } from '../../inlines/delimiters.js';
import type { Scan } from '../../inlines/scan.js';

/** Longer ones are text: a dollar sign is more often a price than the beginning of a page of TeX. */
const longest = 2_000;

/** Characters of TeX that prices and names of shell variables do not have. */
const looksLikeTex = /[\\^_{=]/;

/** An amount and then words, as in "$100 and 200$". */
const isAmount = /^[\d.,\s]*\d[\d.,]*(?:\s+[a-z]{2,}|\s*$)/i;

const letterOrDigit = /[\p{L}\p{N}]/u;

/** `$…$`, or `$$…$$` within a line. */
export function readDollars(scan: Scan, at: number): number {
  const { text, isWhole } = scan;
  const isBlock = text[at + 1] === '$';
  const mark = isBlock ? '$$' : '$';
  const start = at + mark.length;
  if (/[\\$]/.test(scan.before(at)) || joins(scan.before(at)) || text[start] === '$') return skipDollars(text, at);
  const end = nextDollar(scan, start);
  const isOpen = end < 0 || end - start > longest;
  if (isOpen) {
    if (isWhole || text.length - start > longest) return start;
    scan.isUncertain = true;
    return showHalf(scan, at, start, isBlock) || start;
  }
  if (!isWhole && end + mark.length >= text.length) scan.isUncertain = true;
  const tex = text.slice(start, end);
  if (!text.startsWith(mark, end) || !isFormula(tex, text.charAt(end + mark.length), isBlock)) return start;
  return scan.add({ type: 'formula', text: withoutQuotes(tex).trim(), isBlock, isWhole: true }, at, end + mark.length);
}

/** `\(…\)` and `\[…\]`. */
export function readBackslash(scan: Scan, at: number): number {
  const { text, isWhole } = scan;
  const open = text[at + 1];
  if (open !== '(' && open !== '[') return 0;
  const mark = open === '(' ? '\\)' : '\\]';
  const start = at + 2;
  const end = nextOf(scan, mark, start);
  const isBlock = open === '[';
  if (end < 0 || end - start > longest) {
    if (isWhole || text.length - start > longest) return 0;
    scan.isUncertain = true;
    return showHalf(scan, at, start, isBlock);
  }
  const tex = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(tex) || (isBlock && /^[^\\]*\]/.test(tex))) return 0;
  return scan.add({ type: 'formula', text: tex.trim(), isBlock, isWhole: true }, at, end + 2);
}

function isFormula(tex: string, after: string, isBlock: boolean): boolean {
  if (!tex.trim()) return false;
  if (isBlock) return true;
  if (/^\s|[\s\\]$/.test(tex) || joins(after)) return false;
  return !isAmount.test(tex) || looksLikeTex.test(tex);
}

/**
 * Whether what stands between dollars may hold pipes, where a row of a table is to be taken apart at them. Two amounts
 * in two cells (`$5 | 6$`) are no formula.
 */
export function holdsPipes(source: string): boolean {
  const tex = source.replace(/^\$+|\$+$/g, '');
  if (!tex.includes('|')) return true;
  const isAtEnd = tex.startsWith('|') || tex.endsWith('|');
  const pipes = tex.split('|').length - 1;
  const opens = tex.split('(').length;
  const closes = tex.split(')').length;
  return opens === closes && !(isAtEnd && pipes % 2) && (looksLikeTex.test(tex) || !/\s\||\|\s/.test(tex));
}

/** Whether a character makes one word with the dollar sign beside it: `US$`. East Asian text has no spaces there. */
function joins(char: string): boolean {
  return letterOrDigit.test(char) && !eastAsian.test(char);
}

/** A formula that is being written is shown as code, if it is clear that it is one. */
function showHalf(scan: Scan, at: number, start: number, isBlock: boolean): number {
  const tex = scan.text.slice(start);
  if (!isBlock && !looksLikeTex.test(tex)) return 0;
  return scan.add({ type: 'formula', text: tex.trim(), isBlock, isWhole: false }, at, scan.text.length);
}

/** GitHub's way to keep markdown out of a formula. */
function withoutQuotes(tex: string): string {
  return /^`.*`$/s.test(tex) ? tex.slice(1, -1) : tex;
}

function skipDollars(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === '$') end++;
  return end;
}

/** The next dollar sign that no backslash stands before. */
function nextDollar(scan: Scan, from: number): number {
  for (let at = nextOf(scan, '$', from); at >= 0; at = nextOf(scan, '$', at + 1)) {
    if (scan.text[at - 1] !== '\\') return at;
  }
  return -1;
}

/** Looks for a mark; one that was found serves every place before it, so that each is looked for once. */
function nextOf(scan: Scan, mark: string, from: number): number {
  const known = scan.found.get(mark);
  if (known !== undefined && (known < 0 || known >= from)) return known;
  const found = scan.text.indexOf(mark, from);
  scan.found.set(mark, found);
  return found;
}
