/** A text of markdown without its marks, for who hears it or reads an excerpt. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gm, '')
    .replace(/^ {0,3}(?:#{1,6} +|> ?|[*+-] +)/gm, '')
    .replace(/!?\[([^\][\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/[*_]{2,3}|`+|(?<=\S)[*_](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[*_](?=\S)/gu, '')
    .trim();
}
