import type { ComponentChildren, VNode } from 'preact';
import { element } from '../elements.js';
import { Group, type Groups } from '../groups.js';
import type { BlockNode, HeadingNode, ListNode, ParagraphNode } from '../nodes.js';
import { shownText } from '../shown-text.js';
import { directionOf, type Direction } from './direction.js';
import { grouped } from './grouped.js';
import { Inlines } from './inlines.js';
import { ExtendedBlockView, ExtendedTaskBox } from './extended-node.js';

/** The blocks of an answer. Only those that changed are rendered again. */
export function blocks(nodes: Groups<BlockNode>): ComponentChildren {
  return grouped(nodes, (node) => block(node, directionOf(node)));
}

/** Blocks within others take their direction from the outermost, so that markers and bars stand on its side. */
export function innerBlocks(nodes: Groups<BlockNode>): ComponentChildren {
  return grouped(nodes, (node) => block(node, undefined));
}

function block(node: BlockNode, dir: Direction | undefined): ComponentChildren {
  switch (node.type) {
    case 'paragraph':
      return element('p', { dir }, paragraph(node));
    case 'heading':
      return heading(node, dir);
    case 'plain':
      return element('p', { dir: 'auto' }, node.pieces.map(shownText));
    case 'thematic-break':
      return element('hr', {});
    case 'block-quote':
      return element('blockquote', { dir }, innerBlocks(node.children));
    case 'list':
      return list(node, dir);
    case 'item':
      return element('li', isTask(node.children) ? { class: 'task' } : {}, innerBlocks(node.children));
    default:
      return <ExtendedBlockView node={node} dir={dir} />;
  }
}

function paragraph({ text, isDone }: ParagraphNode): ComponentChildren {
  return [isDone === undefined ? null : <ExtendedTaskBox isDone={isDone} />, <Inlines text={text} />];
}

/** Answers stand below the headings of the panel. */
function heading({ level, text }: HeadingNode, dir: Direction | undefined): VNode {
  const words = <Inlines text={text} />;
  if (level === 1) return element('h3', { dir }, words);
  if (level === 2) return element('h4', { dir }, words);
  if (level === 3) return element('h5', { dir }, words);
  return element('h6', level === 4 ? { dir } : { dir, 'aria-level': level + 2 }, words);
}

function list({ start, isTight, children }: ListNode, dir: Direction | undefined): VNode {
  const space = isTight ? 'tight' : 'loose';
  if (start === undefined) return element('ul', { class: space, dir }, innerBlocks(children));
  return element('ol', { class: space, dir, start }, innerBlocks(children));
}

function isTask(children: Groups<BlockNode>): boolean {
  const first = children[0];
  return !(first instanceof Group) && first?.type === 'paragraph' && first.isDone !== undefined;
}
