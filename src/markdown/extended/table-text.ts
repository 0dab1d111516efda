import { harmlessCell } from '../../core/spreadsheet-cell.js';
import { itemsOf } from '../groups.js';
import type { InlineText, TableNode } from '../nodes.js';
import { plainOrder } from '../shown-text.js';
import { textOf } from './inlines/text-of.js';

/** The cells of a table as plain text, each row as wide as the header. */
export function cellsOf({ header, rows }: TableNode): readonly (readonly string[])[] {
  return [header, ...itemsOf(rows)].map((row) => header.map((_, column) => cellText(row[column])));
}

/** Tab-separated, as spreadsheets take it from the clipboard. */
export function toTsv(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => tabbed(harmlessCell(cell.replace(/\s+/g, ' ')))).join('\t')).join('\n');
}

/** Comma-separated, by RFC 4180. */
export function toCsv(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => quoted(harmlessCell(cell))).join(',')).join('\r\n');
}

/** A quote at the start of a cell would take the rest, tabs included, up to the next one. */
function tabbed(cell: string): string {
  return cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellText(cell: InlineText | undefined): string {
  return cell ? plainOrder(textOf(itemsOf(cell.children))) : '';
}
