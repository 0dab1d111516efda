/**
 * The candidates that a mistyped word may have meant, nearest first, at most `most`; none where none is plausible.
 * A candidate is plausible when the two have most of their letters in common, in the same order, or when one of the
 * two holds the other: `llama3` finds `llama3:8b` and `ollama/llama3`. Case and separators do not count.
 */
export function closest(word: string, candidates: readonly string[], most = 3): readonly string[] {
  const letters = lettersOf(word);
  return candidates
    .map((candidate): [number, string] => [likeness(letters, lettersOf(candidate)), candidate])
    .filter(([like]) => like)
    .sort(([a], [b]) => b - a)
    .slice(0, most)
    .map(([, candidate]) => candidate);
}

/** Names come from servers too, so that only the beginning of an endless one is looked at. */
function lettersOf(name: string): string {
  return name
    .slice(0, 200)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** From 0, nothing alike, to 2; what holds the word is nearer than what only resembles it. */
function likeness(word: string, candidate: string): number {
  const ratio = (2 * common(word, candidate)) / (word.length + candidate.length);
  if (word.length > 2 && candidate.includes(word)) return 1 + ratio;
  return ratio > 0.7 || (candidate.length > 2 && word.includes(candidate)) ? ratio : 0;
}

/** How many letters the two have in common, in the same order: the longest common subsequence, a row a letter of `a`. */
function common(a: string, b: string): number {
  let before: number[] = [];
  for (const letter of a) {
    const row: number[] = [];
    for (let i = 0; i < b.length; i++) {
      row[i] = letter === b[i] ? (before[i - 1] ?? 0) + 1 : Math.max(before[i] ?? 0, row[i - 1] ?? 0);
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}
