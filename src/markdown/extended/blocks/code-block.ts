import type { Line } from '../../line.js';
import type { Reading, SourceBlock, Start } from '../../blocks/open-block.js';
import { decodeText } from '../inlines/entities.js';
import { newSource } from './source-block.js';

const openingFence = /(?:`{3,}(?=[^`]*$)|~{3,})/y;
const closingFence = /(`{3,}|~{3,})[ \t]*$/y;

/** @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function startFencedCode(line: Line, { line: endLine }: Reading): Start | undefined {
  const fence = line.isIndented ? undefined : line.match(openingFence)?.[0];
  if (!fence) return undefined;
  const fenceIndent = line.indent;
  line.skipSpace();
  line.skip(fence.length);
  const info = decodeText(line.content().trimEnd());
  return { opens: [newSource('code', endLine, { fence, fenceIndent, info })], rest: 'nothing' };
}

/** @see https://spec.commonmark.org/0.31.2/#indented-code-blocks */
export function startIndentedCode(line: Line, { tip, line: endLine }: Reading): Start | undefined {
  if (!line.isIndented || line.isBlank || tip.kind === 'paragraph') return undefined;
  line.skipColumns(4);
  return { opens: [newSource('code', endLine)], rest: 'text' };
}

/** Whether a line belongs to code; `'ends'` is the closing fence. */
export function continuesCode(code: SourceBlock, line: Line): boolean | 'ends' {
  if (!code.fence) {
    if (line.isIndented) line.skipColumns(4);
    else if (line.isBlank) line.skipSpace();
    else return false;
    return true;
  }
  if (!line.isIndented && line.nextChar === code.fence[0]) {
    const fence = line.match(closingFence)?.[1];
    if (fence && fence.length >= code.fence.length) return 'ends';
  }
  line.skipColumns(code.fenceIndent);
  return true;
}
