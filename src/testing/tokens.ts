/**
 * Cuts a text into pieces about as long as a model's tokens. Joined they are the text again; none cuts a character
 * of several code units.
 */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S{1,6}|\s+$/gu) ?? [];
}

/** The tokens of a text, repeated after a blank line until there are at least `count`. */
export function tokensAtLeast(text: string, count: number): string[] {
  const tokens = tokensOf(text);
  const again = tokensOf(`\n\n${text}`);
  while (again.length > 0 && tokens.length < count) tokens.push(...again);
  return tokens;
}
