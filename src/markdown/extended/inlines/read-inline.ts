import type { Scan } from '../../inlines/scan.js';
import type { References } from '../references.js';
import { readAngle } from './angle.js';
import { readBracketEnd, readBracketStart } from './brackets.js';
import { readEntity } from './entities.js';
import { readFootnoteReference } from '../footnotes.js';
import { readBackslash, readDollars } from './formula.js';
import { readEmail, readUrl, readWww } from './extended-autolinks.js';

/** Reads what begins at a special character. Returns where it ends, or 0 where the character is text. */
export function readInline(scan: Scan, at: number, references: References): number {
  const { text } = scan;
  switch (text[at]) {
    case '<':
      return readAngle(scan, at);
    case ':':
      return readUrl(scan, at);
    case '@':
      return readEmail(scan, at);
    case '$':
      return readDollars(scan, at);
    case '\\':
      return readBackslash(scan, at);
    case '[':
      return (text[at + 1] === '^' && readFootnoteReference(scan, at)) || readBracketStart(scan, at);
    case '!':
      return readBracketStart(scan, at);
    case ']':
      return readBracketEnd(scan, at, references);
    case '&':
      return readEntity(scan, at);
    case 'w':
    case 'W':
      return readWww(scan, at);
    default:
      return 0;
  }
}
