import type { Line } from '../line.js';
import type { InlineText } from '../nodes.js';
import type { ParagraphBlock, Reading, Start } from './open-block.js';

const hashes = /#{1,6}(?=[ \t]|$)/y;
const underline = /(=+|-+)[ \t]*$/y;

/** @see https://spec.commonmark.org/0.31.2/#atx-headings */
export function startAtxHeading(line: Line, read: (text: string) => InlineText): Start | undefined {
  const marker = line.isIndented ? undefined : line.match(hashes)?.[0];
  if (!marker) return undefined;
  line.skipSpace();
  line.skip(marker.length);
  const text = read(withoutClosingHashes(line.content().trimEnd()));
  return { node: { type: 'heading', level: marker.length, text }, rest: 'nothing' };
}

/**
 * A line of `=` or `-` makes the paragraph above it a heading.
 *
 * @see https://spec.commonmark.org/0.31.2/#setext-headings
 * @param readWhole reads the paragraph for good; undefined where it held nothing but link definitions
 */
export function startSetextHeading(
  line: Line,
  { container }: Reading,
  readWhole: (paragraph: ParagraphBlock) => InlineText | undefined,
): Start | undefined {
  if (line.isIndented || container.kind !== 'paragraph') return undefined;
  const match = line.match(underline);
  const text = match && readWhole(container);
  if (!text) return undefined;
  const level = match[0].startsWith('=') ? 1 : 2;
  return { node: { type: 'heading', level, text }, replacesParagraph: true, rest: 'nothing' };
}

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  if (end === 0) return '';
  const isClosing = end < text.length && (text[end - 1] === ' ' || text[end - 1] === '\t');
  return isClosing ? text.slice(0, end).trimEnd() : text;
}
