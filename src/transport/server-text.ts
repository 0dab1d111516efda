/**
 * A foreign value as one line of plain text, at most `most` characters: control characters, line breaks and the
 * marks that reverse the direction of writing become spaces. Half a character becomes U+FFFD. Empty for a value that is
 * no text.
 */
export function singleLine(value: unknown, most = 300): string {
  if (typeof value !== 'string') return '';
  // A body may be megabytes; only its beginning can show.
  const beginning = cutAt(value, most * 4).toWellFormed();
  const line = beginning
    .replace(/[\s\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    // Stacked accents would reach into the lines around.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
  return cutAt(line, most);
}

/** At most the first `most` characters, without half of a surrogate pair that the cut would leave. */
function cutAt(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text;
}
