import type { VNode } from 'preact';
import { useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { ExtendedView } from '../../extended-view.js';
import { plainOrder, shownText } from '../../shown-text.js';
import css from '../extended.css?inline';
import { Code } from './code.js';
import { FootnoteReferenceView, Footnotes } from './footnotes.js';
import { Formula } from './formula.js';
import { Image } from './image.js';
import { Link } from './link.js';
import { Marked } from './marks.js';
import { ShownAsText, Table } from './table.js';
import { adoptStyles } from '../../../platform/adopt-styles.js';

export const extendedView: ExtendedView = {
  block(node, dir) {
    switch (node.type) {
      case 'code':
        return <Code node={node} />;
      case 'html':
        return extendedElement('p', { class: 'source', dir }, node.pieces.map(plainOrder));
      case 'table':
        return <Table node={node} dir={dir} />;
      case 'formula':
        return <Formula node={node} />;
    }
  },

  inline(node) {
    if (typeof node === 'string') return <Marked text={node} />;
    switch (node.type) {
      case 'link':
        return <Link node={node} />;
      case 'image':
        return <Image node={node} />;
      case 'html':
        // The one tag that answers need: a cell of a table has no other way to a second line.
        return /^<br ?\/?>$/i.test(node.text) ? extendedElement('br', {}) : shownText(node.text);
      case 'footnote-reference':
        return <FootnoteReferenceView node={node} />;
      case 'formula':
        return <Formula node={node} />;
    }
  },

  taskBox: (isDone) => <TaskBox isDone={isDone} />,
  end: (document) => (
    <>
      {/* In a new object, since the lists in it grow: it renders whenever the answer does. */}
      <Footnotes of={{ footnotes: document.footnotes, noteNumbers: document.noteNumbers }} />
      {document.isCut && <ShownAsText />}
    </>
  ),
  adoptStyles: (place) => adoptStyles(place, css),
};

function TaskBox({ isDone }: { isDone: boolean }): VNode {
  const { taskDone, taskOpen } = useExtendedLabels();
  const label = isDone ? taskDone : taskOpen;
  return extendedElement('input', { type: 'checkbox', checked: isDone, disabled: true, 'aria-label': label });
}
