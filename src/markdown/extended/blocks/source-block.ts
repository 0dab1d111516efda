import type { Line } from '../../line.js';
import type { SourceNode } from '../../nodes.js';
import type { SourceBlock } from '../../blocks/open-block.js';
import { withLine, withText } from './source-pieces.js';

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
