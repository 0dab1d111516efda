import type { ParagraphBlock } from '../../blocks/open-block.js';
import type { Definition } from '../references.js';
import { mayBeDefinition, takeDefinitions } from './link-definition.js';

const taskMarker = /^\[([ xX])\][ \t]+(?=\S)/;
const halfTaskMarker = /^\[(?:[ xX](?:\][ \t]*)?)?$/;

/**
 * Takes off a paragraph that has ended what stands before its text: link definitions, and the box of a task.
 *
 * @param isTrial also passes a definition that is half written
 */
export function takeStart(
  paragraph: ParagraphBlock,
  isTrial: boolean,
  define: (label: string, definition: Definition) => void,
): void {
  if (mayDefine(paragraph)) {
    paragraph.tail = paragraph.tail.slice(takeDefinitions(paragraph.tail, define, isTrial));
  }
  takeTaskMarker(paragraph);
}

/**
 * Takes the box of a task off a paragraph that may go on. Returns where its text begins behind what is not shown, for
 * it is a definition or half a box, or may become one; undefined where nothing of that kind stands there.
 */
export function growingStart(paragraph: ParagraphBlock): number | undefined {
  takeTaskMarker(paragraph);
  const { head, tail, isFirstInItem } = paragraph;
  if (isFirstInItem && !head && halfTaskMarker.test(tail)) return tail.length;
  return mayDefine(paragraph) && mayBeDefinition(tail) ? takeDefinitions(tail, () => {}, true) : undefined;
}

/** Link definitions stand at the very start of a paragraph. */
function mayDefine({ head, isDone }: ParagraphBlock): boolean {
  return !head && isDone === undefined;
}

function takeTaskMarker(paragraph: ParagraphBlock): void {
  if (!paragraph.isFirstInItem || paragraph.head || paragraph.isDone !== undefined) return;
  const match = taskMarker.exec(paragraph.tail);
  if (!match) return;
  paragraph.isDone = match[1] !== ' ';
  paragraph.tail = paragraph.tail.slice(match[0].length);
}
