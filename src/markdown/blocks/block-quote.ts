import type { Line } from '../line.js';
import type { Reading, Start } from './open-block.js';

/** Takes the marker of a quote off the line, where there is one. */
export function takeBlockQuoteMarker(line: Line): boolean {
  if (line.isIndented || line.nextChar !== '>') return false;
  line.skipSpace();
  line.skip(1);
  line.skipColumns(1);
  return true;
}

/** @see https://spec.commonmark.org/0.31.2/#block-quotes */
export function startBlockQuote(line: Line, { line: endLine }: Reading): Start | undefined {
  if (!takeBlockQuoteMarker(line)) return undefined;
  return { opens: [{ kind: 'block-quote', children: [], endLine }], rest: 'blocks' };
}
