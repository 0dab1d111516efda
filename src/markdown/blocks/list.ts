import type { Line } from '../line.js';
import type { ItemBlock, ListBlock, Reading, Start } from './open-block.js';

const markerPattern = /([-+*])|(\d{1,9})([.)])/y;

/** @see https://spec.commonmark.org/0.31.2/#list-items */
export function startItem(line: Line, { container, line: endLine }: Reading): Start | undefined {
  if (line.isIndented) return undefined;
  const match = line.match(markerPattern);
  if (!match) return undefined;
  const [marker, bullet, number, delimiter] = match;
  const end = line.next + marker.length;
  if (!line.isSpace(end)) return undefined;
  if (container.kind === 'paragraph') {
    // Within a paragraph only a list that starts at 1 and has something to say is meant as one.
    if (number !== undefined && Number(number) !== 1) return undefined;
    if (!line.text.slice(end).trim()) return undefined;
  }
  const before = line.indent;
  line.skipSpace();
  line.skip(marker.length);
  // Five columns of space and more are one, and indented code behind it.
  const space = line.isBlank || line.indent >= 5 ? 1 : line.indent;
  line.skipColumns(space);

  const item: ItemBlock = { kind: 'item', indent: before + marker.length + space, children: [], endLine };
  const kind = bullet ?? delimiter ?? '';
  if (container.kind === 'list' && container.marker === kind) return { opens: [item], rest: 'blocks' };
  const start = number === undefined ? undefined : Number(number);
  const list: ListBlock = { kind: 'list', marker: kind, start, isTight: true, children: [], endLine };
  return { opens: [list, item], rest: 'blocks' };
}

/** Whether a line belongs to an item; takes its indent off. */
export function continuesItem(indent: number, line: Line, hasContent: boolean): boolean {
  if (line.isBlank) {
    line.skipSpace();
    return hasContent;
  }
  if (line.indent < indent) return false;
  line.skipColumns(indent);
  return true;
}
