const common =
  'amp&lt<gt>quot"apos\'nbsp\u00a0copy©reg®deg°middot·times×hellip…mdash—ndash–bull•larr←rarr→le≤ge≥ne≠euro€trade™';

/** The names that are there from the start. All 2,125 names of HTML are in `html-names.ts`, for when another is met. */
export const commonNames: ReadonlyMap<string, string> = new Map(
  Array.from(common.matchAll(/([a-z]+)(.)/g), ([, name = '', character = '']): [string, string] => [name, character]),
);

/** A character by its number: `#38` or `#x26`. */
export function decodeNumber(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}
