import type { Line } from '../../line.js';
import type { SourceNode } from '../../nodes.js';
import type { SourceBlock } from '../../blocks/open-block.js';

const pieceLength = 4096;

/** A piece ends before a line; within one only where it has become so long. */
const mostLength = 4 * pieceLength;

export function newSource(type: 'code' | 'html', endLine: number, fields: Partial<SourceBlock> = {}): SourceBlock {
  return {
    kind: 'source',
    type,
    fence: '',
    fenceIndent: 0,
    info: '',
    end: undefined,
    pieces: [],
    blanks: '',
    endLine,
    ...fields,
  };
}

/** Returns whether the line ends the block. */
export function addSourceLine(source: SourceBlock, line: Line, endLine: number): boolean {
  const text = line.rest();
  const { end } = source;
  if (!line.isBlank || end) source.endLine = endLine;
  if (!source.fence && line.isBlank) {
    source.blanks += `\n${text}`;
    return false;
  }
  if (source.blanks) source.pieces = withText(source.pieces, source.blanks);
  source.blanks = '';
  source.pieces = withLine(source.pieces, text);
  source.endLine = endLine;
  return typeof end === 'string' ? text.includes(end) : (end?.test(text) ?? false);
}

export function sourceNode({ type, info, pieces }: SourceBlock, isWhole: boolean): SourceNode {
  return { type, info, pieces, isWhole };
}

/** Adds a line to code. The pieces stay few, and all but the last stay the same strings. */
export function withLine(pieces: readonly string[], line: string): readonly string[] {
  return pieces.length ? withText(pieces, `\n${line}`) : [line];
}

/** Adds to the last line of code. */
export function withText(pieces: readonly string[], text: string): readonly string[] {
  const last = pieces.at(-1) ?? '';
  const isDue = last.length >= (text.startsWith('\n') ? pieceLength : mostLength);
  if (isDue && !endsInHalfCharacter(last)) return [...pieces, text];
  return [...pieces.slice(0, -1), last + text];
}

function endsInHalfCharacter(text: string): boolean {
  return /[\uD800-\uDBFF]$/.test(text);
}
