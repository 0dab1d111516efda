/** As many characters of a conversation's first message as a list shows of it. */
const firstWordsLength = 80;

/** The first words of a message, without a cut in the middle of a letter. */
export function firstWordsOf(text: string): string {
  const line = text.trim().slice(0, 400).replaceAll(/\s+/g, ' ');
  return [...line].slice(0, firstWordsLength).join('');
}
