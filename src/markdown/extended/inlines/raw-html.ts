/** Beginnings of raw HTML that is no tag, and what ends it. */
export const delimited: readonly (readonly [RegExp, string])[] = [
  [/<!--/y, '-->'],
  [/<\?/y, '?>'],
  [/<![a-z]/iy, '>'],
  [/<!\[CDATA\[/y, ']]>'],
];
