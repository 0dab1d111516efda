import type { Line } from '../line.js';
import type { Start } from './open-block.js';

const rulePattern = /(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$/y;

export function startRule(line: Line): Start | undefined {
  return !line.isIndented && line.match(rulePattern) ? { node: { type: 'rule' }, rest: 'nothing' } : undefined;
}
