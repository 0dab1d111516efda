import { plainText } from '../core/plain-text.js';

/** Longer answers are said up to here, in characters; the reader finds the rest in the list of messages. */
const longest = 4_000;

/** An answer as it is said: without the marks of markdown, which a screen reader would spell out. */
export function spokenText(markdown: string): string {
  const text = plainText(markdown.slice(0, 4 * longest));
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('\n')) + 1;
  return `${cut.slice(0, end || longest).trimEnd()} …`;
}
