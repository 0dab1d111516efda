import type { VNode } from 'preact';
import { element } from '../elements.js';
import { useLabels } from '../labels.js';
import type { Align, InlineText, TableNode } from '../nodes.js';
import type { Direction } from './direction.js';
import { grouped } from './grouped.js';
import { Inlines } from './inlines.js';

/** A table that scrolls by itself where it is wider than the panel. */
export function Table({ node, dir }: { node: TableNode; dir: Direction | undefined }): VNode {
  const { align, header, rows } = node;
  const { table } = useLabels();
  const row = (cells: readonly InlineText[]): VNode =>
    element(
      'tr',
      {},
      align.map((side, column) => element('td', place(side), cell(cells[column]))),
    );
  return element(
    'div',
    { class: 'table', role: 'group', tabIndex: 0, 'aria-label': table },
    element(
      'table',
      { dir },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          header.map((title, column) => heading(title, align[column])),
        ),
      ),
      element('tbody', {}, grouped(rows, row)),
    ),
  );
}

/** An empty corner heads nothing: read out as a header it would only confuse. */
function heading(title: InlineText, side: Align | undefined): VNode {
  if (title.children.length === 0) return element('td', place(side));
  return element('th', { scope: 'col', ...place(side) }, cell(title));
}

function place(side: Align | undefined): { class?: string } {
  return side ? { class: side } : {};
}

function cell(text: InlineText | undefined): VNode | null {
  return text ? <Inlines text={text} /> : null;
}
