import type { VNode } from 'preact';
import { useAnswer } from '../answer-context.js';
import type { MoreBlockNode, MoreInlineNode } from '../more-view.js';
import type { Direction } from './direction.js';

/** A block that came with the further syntax. */
export function MoreBlockView({ node, dir }: { node: MoreBlockNode; dir: Direction | undefined }): VNode {
  return <>{useAnswer().more?.view.block(node, dir)}</>;
}

/** Such a part of a text. */
export function MoreInlineView({ node }: { node: MoreInlineNode }): VNode {
  return <>{useAnswer().more?.view.inline(node)}</>;
}

export function TaskBox({ isDone }: { isDone: boolean }): VNode {
  return <>{useAnswer().more?.view.taskBox(isDone)}</>;
}
