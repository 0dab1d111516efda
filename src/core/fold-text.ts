/** Marks above and below letters: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+/g;
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ς: 'σ', ø: 'o', ł: 'l' };

/** Text as a search compares it: without case, accents, and differences of how letters are encoded. */
export function foldText(text: string): string {
  const folded = text.normalize('NFKD').replace(marks, '').toUpperCase().toLowerCase().replace(marks, '');
  return folded.replace(/[œæςøł]/g, (letter) => ligatures[letter] ?? letter);
}

/** The words of a query, as they are compared. */
export function queryWords(query: string): readonly string[] {
  return [...new Set(foldText(query).split(/\s+/).filter(Boolean))];
}

/** Whether every word stands somewhere in the text. Cheap, for the many texts in which they do not. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.length > 0 && words.every((word) => folded.includes(word));
}

/** Where a text has the words: start and end in UTF-16 units of the text itself, in order, none over another. */
export function rangesOf(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const { folded, starts } = mapped(text);
  const found: [number, number][] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      // The end is where the next letter begins, so that a mark behind a letter belongs to it.
      let end = at + word.length;
      while (starts[end] === starts[end - 1]) end += 1;
      found.push([starts[at] ?? 0, starts[end] ?? text.length]);
    }
  }
  const ranges: [number, number][] = [];
  for (const [start, end] of found.sort(([a], [b]) => a - b)) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

/** The folded text, and for each unit of it where its letter stands in the text. */
function mapped(text: string): { folded: string; starts: readonly number[] } {
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const letter of text) {
    const part = foldText(letter);
    for (let unit = 0; unit < part.length; unit += 1) starts.push(at);
    folded += part;
    at += letter.length;
  }
  return { folded, starts };
}
