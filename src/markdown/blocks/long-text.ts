import { longestLine, longestParagraph, mostMarks } from '../limits.js';
import { addBlock, closeTo, type BlockState } from './block-state.js';
import { newParagraph } from './paragraph.js';

const pieceLength = 4_096;

/** Whether what follows is too much to be read as markdown. Code that has begun goes on to its end. */
export function isPlain({ open, marks }: BlockState): boolean {
  const kind = open.at(-1)?.kind;
  return kind === 'plain' || (marks > mostMarks && kind !== 'source');
}

/** Adds a text to the plain end of the document, which begins with the first. */
export function addPlainText(state: BlockState, text: string, isLine: boolean): void {
  if (state.open.at(-1)?.kind !== 'plain') {
    closeTo(state, 1);
    addBlock(state, { kind: 'plain', pieces: [], endLine: state.line });
    state.isCut = true;
  }
  const tip = state.open.at(-1);
  if (tip?.kind !== 'plain') return;
  const added = isLine && tip.pieces.length ? `\n${text}` : text;
  const last = tip.pieces.at(-1) ?? '';
  tip.pieces = last.length < pieceLength ? [...tip.pieces.slice(0, -1), last + added] : [...tip.pieces, added];
}

/** How far behind the limit of a paragraph a space is looked for. */
const reach = 1_000;

/** Ends a paragraph that has become too long, at a space where it has one, and goes on in another. */
export function splitLongParagraph(state: BlockState): void {
  for (;;) {
    const paragraph = state.open.at(-1);
    if (paragraph?.kind !== 'paragraph') return;
    const { head, tail, lineStart } = paragraph;
    const least = longestParagraph - head.length;
    const space = tail.slice(least, least + reach).search(/\s/);
    const cut = space < 0 ? startOfCharacter(tail, least + reach) : least + space + 1;
    if (cut >= tail.length) return;
    // A row of dashes may come yet and make its last line the header of a table.
    const isHeader = (head + tail).slice(lineStart, head.length + cut).includes('|');
    if (isHeader && head.length + tail.length - lineStart <= longestLine) return;
    paragraph.tail = tail.slice(0, cut);
    closeTo(state, state.open.length - 1);
    const rest = tail.slice(cut);
    if (isPlain(state)) {
      addPlainText(state, rest, true);
      return;
    }
    const parent = state.open.at(-1);
    if (!parent) return;
    addBlock(state, {
      ...newParagraph(parent, true, state.line),
      tail: rest,
      lineStart: Math.max(0, lineStart - head.length - cut),
    });
  }
}

function startOfCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
