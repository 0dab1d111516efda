import type { Line } from '../line.js';
import type { Start } from './open-block.js';

const pattern = /(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$/y;

/** @see https://spec.commonmark.org/0.31.2/#thematic-breaks */
export function startThematicBreak(line: Line): Start | undefined {
  return !line.isIndented && line.match(pattern) ? { node: { type: 'thematic-break' }, rest: 'nothing' } : undefined;
}
