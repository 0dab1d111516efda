import { delimited, scanTag } from '../inlines/raw-html.js';
import type { Line } from '../../line.js';
import type { Reading, SourceBlock, Start } from '../../blocks/open-block.js';
import { newSource } from './source-block.js';

/**
 * The start and end conditions of an HTML block, in the order of the specification.
 *
 * @see https://spec.commonmark.org/0.31.2/#html-blocks
 */
const kinds: readonly (readonly [RegExp, string | RegExp | undefined])[] = [
  [/<(?:script|pre|textarea|style)(?=[\s>]|$)/iy, /<\/(?:script|pre|textarea|style)>/i],
  ...delimited,
  [
    /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$)/iy,
    undefined,
  ],
];

export function startHtml(line: Line, { container, tip, line: endLine }: Reading): Start | undefined {
  if (line.isIndented || line.nextChar !== '<') return undefined;
  const kind = kinds.find(([start]) => line.match(start));
  if (!kind) {
    // Any other tag must stand alone on its line, and cannot interrupt a paragraph.
    if (container.kind === 'paragraph' || tip.kind === 'paragraph') return undefined;
    const end = scanTag(line.text, line.next);
    if (end < 0 || line.text.slice(end).trim()) return undefined;
  }
  return { opens: [newSource('html', endLine, { end: kind?.[1] })], rest: 'text' };
}

export function continuesHtml(html: SourceBlock, line: Line): boolean {
  return html.end !== undefined || !line.isBlank;
}
