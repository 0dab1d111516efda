import type { Scan } from './scan.js';

const reference = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,31});/iy;

/** A character given by its name or its number. */
export function readEntity(scan: Scan, at: number): number {
  reference.lastIndex = at;
  const match = reference.exec(scan.text)?.[0];
  const character = match && scan.lookup.character(match, scan.misses);
  return character ? scan.add(character, at, at + match.length) : 0;
}
