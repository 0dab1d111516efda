import type { VNode } from 'preact';
import { useAnswer, useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { Align, InlineText, TableNode } from '../../nodes.js';
import type { Direction } from '../../view/direction.js';
import { grouped } from '../../view/grouped.js';
import { Inlines } from '../../view/inlines.js';
import { mostColumns } from '../../limits.js';
import { cellsOf, toCsv, toTsv } from '../table-text.js';
import { plainOrder } from '../../shown-text.js';
import { CopyButton } from './copy-button.js';
import { Custom } from './custom.js';

/** A table, which can be copied once it is whole. */
export function Table({ node, dir }: { node: TableNode; dir: Direction | undefined }): VNode {
  const { copyTable, copyCsv } = useExtendedLabels();
  const isCustom = useAnswer().options.renderers.table !== undefined;
  const isWide = node.header.length > mostColumns;
  const box = isWide ? <TableText node={node} dir={dir} /> : <TableBox node={node} dir={dir} />;
  const rest = node.rest.length
    ? [extendedElement('p', { class: 'source', dir }, node.rest.map(plainOrder)), <ShownAsText />]
    : null;
  const foot =
    node.isWhole &&
    extendedElement(
      'div',
      { class: 'table-foot' },
      <CopyButton text={() => toTsv(cellsOf(node))} label={copyTable} name={copyTable} />,
      <CopyButton text={() => toCsv(cellsOf(node))} label={copyCsv} name={copyCsv} />,
    );
  // In the same box while it grows: in another one, the whole table would be made anew at its end.
  const usual = extendedElement('div', {}, box, rest, foot);
  if (!isCustom || !node.isWhole) return usual;
  const [header = [], ...rows] = cellsOf(node);
  return (
    <Custom part={{ type: 'table', header, rows }} isInline={false}>
      {usual}
    </Custom>
  );
}

/** A table that is too wide for a browser, as text. */
function TableText({ node, dir }: { node: TableNode; dir: Direction | undefined }): VNode {
  return (
    <>
      {extendedElement('p', { class: 'source', dir }, toTsv(cellsOf(node)))}
      <ShownAsText />
    </>
  );
}

/** A table that scrolls by itself where it is wider than the panel. */
function TableBox({ node, dir }: { node: TableNode; dir: Direction | undefined }): VNode {
  const { align, header, rows } = node;
  const { table } = useExtendedLabels();
  const row = (cells: readonly InlineText[]): VNode =>
    extendedElement(
      'tr',
      {},
      align.map((side, column) => extendedElement('td', place(side), cell(cells[column]))),
    );
  return extendedElement(
    'div',
    { class: 'table', role: 'group', tabIndex: 0, 'aria-label': table },
    extendedElement(
      'table',
      { dir },
      extendedElement(
        'thead',
        {},
        extendedElement(
          'tr',
          {},
          header.map((title, column) => heading(title, align[column])),
        ),
      ),
      extendedElement('tbody', {}, grouped(rows, row)),
    ),
  );
}

/** An empty corner heads nothing: read out as a header it would only confuse. */
function heading(title: InlineText, side: Align | undefined): VNode {
  if (title.children.length === 0) return extendedElement('td', place(side));
  return extendedElement('th', { scope: 'col', ...place(side) }, cell(title));
}

function place(side: Align | undefined): { class?: string } {
  return side ? { class: side } : {};
}

function cell(text: InlineText | undefined): VNode | null {
  return text ? <Inlines text={text} /> : null;
}

/** Says that a part was too large or too deep for more than its text. */
export function ShownAsText(): VNode {
  return extendedElement('p', { class: 'cut' }, useExtendedLabels().shownAsText);
}
