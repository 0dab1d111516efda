const name = String.raw`[a-z][a-z\d-]*`;
const attributes = String.raw`(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>\x60]+|'[^']*'|"[^"]*"))?)*\s*`;

const tag = new RegExp(String.raw`<(?:${name}${attributes}/?|/${name}\s*)>`, 'iy');
const half = new RegExp(String.raw`</?(?:${name}${attributes}(?:=\s*(?:'[^']*|"[^"]*)?|/)?)?$`, 'iy');

/** Beginnings of raw HTML that is no tag, and what ends it. */
export const delimited: readonly (readonly [RegExp, string])[] = [
  [/<!--/y, '-->'],
  [/<\?/y, '?>'],
  [/<![a-z]/iy, '>'],
  [/<!\[CDATA\[/y, ']]>'],
];

/** Where a tag ends that begins at a place; -1 if none does, -2 if what is there may be the beginning of one. */
export function scanTag(text: string, start: number): number {
  tag.lastIndex = start;
  if (tag.test(text)) return tag.lastIndex;
  half.lastIndex = start;
  return half.test(text) ? -2 : -1;
}
