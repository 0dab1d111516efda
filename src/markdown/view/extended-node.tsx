import type { VNode } from 'preact';
import { useAnswer } from '../answer-context.js';
import type { ExtendedBlockNode, ExtendedInlineNode } from '../extended-view.js';
import type { Direction } from './direction.js';

/** A block that came with the extended syntax. */
export function ExtendedBlockView({ node, dir }: { node: ExtendedBlockNode; dir: Direction | undefined }): VNode {
  return <>{useAnswer().extended?.view.block(node, dir)}</>;
}

/** Such a part of a text. */
export function ExtendedInlineView({ node }: { node: ExtendedInlineNode }): VNode {
  return <>{useAnswer().extended?.view.inline(node)}</>;
}

export function ExtendedTaskBox({ isDone }: { isDone: boolean }): VNode {
  return <>{useAnswer().extended?.view.taskBox(isDone)}</>;
}
