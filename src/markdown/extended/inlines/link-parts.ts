// The parts of links and of link definitions. Each scanner returns where its part ends, or -1; -2 where the text ends
// first, so that more of it may make a part of what is there.

const label = /\[(?:[^\\[\]]|\\[^]){0,999}(?:(\])|\\?$)/y;
const angled = /<[^<>\n\\]*(?:\\.[^<>\n\\]*)*(?:(>)|\\?$)/y;
const titles = /"[^"\\]*(?:\\[^][^"\\]*)*"|'[^'\\]*(?:\\[^][^'\\]*)*'|\([^()\\]*(?:\\[^][^()\\]*)*\)/y;
// eslint-disable-next-line no-control-regex
const plain = /[^\\()\x00-\x20\x7f]*(?:\\[()\\]?[^\\()\x00-\x20\x7f]*)*/y;
const space = /[ \t]*\n?[ \t]*/y;

/** Parentheses in a destination must be in pairs, and not nest without end. */
const deepestParentheses = 32;

export function scanLabel(text: string, start: number): number {
  return scanTo(label, text, start);
}

/** Spaces, tabs and at most one line break. */
export function scanSpace(text: string, start: number): number {
  return scan(space, text, start);
}

export function scanTitle(text: string, start: number): number {
  const end = scan(titles, text, start);
  return end < 0 && /["'(]/.test(text.charAt(start)) ? -2 : end;
}

export function scanDestination(text: string, start: number): number {
  if (text[start] === '<') return scanTo(angled, text, start);
  let depth = 0;
  let position = scan(plain, text, start);
  for (; ; position = scan(plain, text, position + 1)) {
    if (text[position] === '(') {
      if (++depth > deepestParentheses) return -1;
    } else if (text[position] !== ')' || --depth < 0) {
      if (depth <= 0) return position;
      return position >= text.length ? -2 : -1;
    }
  }
}

export function textOfDestination(destination: string): string {
  return destination.startsWith('<') ? destination.slice(1, -1) : destination;
}

/** The pattern names what ends the part, and also fits a part that the end of the text cuts off. */
function scanTo(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  return match ? (match[1] ? pattern.lastIndex : -2) : -1;
}

function scan(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
