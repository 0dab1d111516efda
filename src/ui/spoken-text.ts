/** Longer answers are said up to here, in characters; the reader finds the rest in the list of messages. */
const longest = 1_000;

/** An answer as it is said: without the marks of markdown, which a screen reader would spell out. */
export function spokenText(markdown: string): string {
  const text = markdown
    .slice(0, 4 * longest)
    .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gm, '')
    .replace(/^ {0,3}(?:#{1,6} +|> ?|[*+-] +)/gm, '')
    .replace(/!?\[([^\][\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/[*_]{2,3}|`+|(?<=\S)[*_](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[*_](?=\S)/gu, '')
    .trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('\n')) + 1;
  return `${cut.slice(0, end || longest).trimEnd()} …`;
}
