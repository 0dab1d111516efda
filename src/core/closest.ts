/**
 * The candidates that a mistyped word may have meant, nearest first, at most `most`; none where none is plausible.
 * A candidate is plausible when a few typing slips away, or when one of the two holds the other: `llama3` finds
 * `llama3:8b` and `ollama/llama3`. Case and separators do not count.
 */
export function closest(word: string, candidates: readonly string[], most = 3): readonly string[] {
  const letters = lettersOf(word);
  return candidates
    .map((candidate): [number, string] => [farness(letters, lettersOf(candidate)), candidate])
    .filter(([far]) => far < Infinity)
    .sort(([a], [b]) => a - b)
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

function farness(word: string, candidate: string): number {
  const added = candidate.length - word.length;
  if (word.length > 2 && candidate.includes(word)) return added / 200;
  if (candidate.length > 2 && word.includes(candidate)) return 2 - added / 200;
  return slips(word, candidate, Math.min(3, (word.length + 2) >> 2));
}

/** Letters left out, added, replaced or swapped with their neighbour; Infinity when more than `most`. */
function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || most < 1) return Infinity;
  const after = (inA: number, inB: number, left: number): number => slips(a.slice(inA), b.slice(inB), left);
  if (a[0] === b[0]) return after(1, 1, most);
  const swapped = a[0] === b[1] && a[1] === b[0] ? 2 : 1;
  return (
    1 + Math.min(after(1, 0, most - 1), after(0, 1, most - 1), after(1, 1, most - 1), after(swapped, swapped, most - 1))
  );
}
