import type { Scan } from '../../inlines/scan.js';
import type { References } from '../references.js';

const reference = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,31});/iy;

/** A character given by its name or its number. */
export function readEntity(scan: Scan, at: number, references: References): number {
  reference.lastIndex = at;
  const match = reference.exec(scan.text)?.[0];
  const character = match && references.character(match, scan.misses);
  return character ? scan.add(character, at, at + match.length) : 0;
}
