/**
 * A foreign value as one line of plain text, at most `most` characters: control characters, line breaks and the
 * marks that reverse the direction of writing become spaces. Empty for what is no text.
 */
export function plainText(value: unknown, most = 300): string {
  if (typeof value !== 'string') return '';
  // A body may be megabytes; only its beginning can show.
  const beginning = value.slice(0, most * 4);
  const line = beginning
    .replace(/[\s\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    // Stacked accents would reach into the lines around.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
  // The cut must not leave half of a surrogate pair.
  return line.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
