import type { Line } from '../line.js';
import type { Reading, Start } from './open-block.js';

/** Takes the marker of a quote off the line, where there is one. */
export function takeQuoteMarker(line: Line): boolean {
  if (line.isIndented || line.nextChar !== '>') return false;
  line.skipSpace();
  line.skip(1);
  line.skipColumns(1);
  return true;
}

export function startQuote(line: Line, { line: endLine }: Reading): Start | undefined {
  if (!takeQuoteMarker(line)) return undefined;
  return { opens: [{ kind: 'quote', children: [], endLine }], rest: 'blocks' };
}
