/**
 * The candidates that a mistyped word may have meant, nearest first, at most three; none where none is plausible.
 * A candidate is plausible when the two have most of their letters in common, in whatever order, or when one of the two
 * holds the other: `llama3` finds `llama3:8b` and `ollama/llama3`. Case and separators do not count.
 */
export function closest(word: string, candidates: readonly string[]): readonly string[] {
  // Names come from servers too, so that only the beginning of an endless one is looked at.
  const begun = word.slice(0, 200);
  return candidates
    .map((candidate): [number, string] => [likeness(begun, candidate.slice(0, 200)), candidate])
    .filter(([like]) => like)
    .sort(([a], [b]) => b - a)
    .slice(0, 3)
    .map(([, candidate]) => candidate);
}

/** The letters and digits of a name: nothing else counts. */
export function lettersOf(name: string): string {
  return name.replace(/[^\p{L}\d]/gu, '').toLowerCase();
}

/** From 0, nothing alike, to 2; what holds the word is nearer than what only resembles it. */
export function likeness(given: string, other: string): number {
  const word = lettersOf(given);
  const candidate = lettersOf(other);
  let rest = candidate;
  for (const letter of word) rest = rest.replace(letter, '');
  const ratio = (2 * (candidate.length - rest.length)) / (word.length + candidate.length);
  if (word.length > 2 && candidate.includes(word)) return 1 + ratio;
  return ratio > 0.75 || word.includes(candidate) ? ratio : 0;
}
