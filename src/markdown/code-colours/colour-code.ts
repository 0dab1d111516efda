import { tokenizeWith, type ShjToken } from '@speed-highlight/core/tokenize';
import { systemClock } from '../../platform/system-clock.js';
import styles from './colours.css?inline';
import { loadGrammar } from './languages.js';
import type { Token, TokenType } from './tokens.js';

export { canPaint, paint } from './paint.js';

/** The style sheet of the colours; loaded with them. */
export const css: string = styles;

const types: Readonly<Record<ShjToken, TokenType>> = {
  kwd: 'keyword',
  oper: 'keyword',
  str: 'string',
  esc: 'string',
  num: 'number',
  bool: 'number',
  cmnt: 'comment',
  func: 'function',
  section: 'function',
  class: 'type',
  type: 'type',
  var: 'name',
  insert: 'inserted',
  deleted: 'deleted',
  err: 'deleted',
};

/** Longer code stays plain. In characters. */
const longest = 100_000;

/** Characters coloured at once, so that the page is never kept long. */
const slice = 1_500;

/** A slice that takes longer is code that the library cannot cope with; the rest then stays plain. In ms. */
const slowest = 60;

/** Undefined for a language that is not known. Gives the page its turn after every slice. */
export async function tokenize(
  text: string,
  language: string,
  signal: AbortSignal,
): Promise<readonly Token[] | undefined> {
  if (text.length > longest) return undefined;
  const loaded = await loadGrammar(language);
  if (!loaded) return undefined;
  const tokens: Token[] = [];
  for (let start = 0; start < text.length && !signal.aborted;) {
    const end = sliceEnd(text, start);
    const since = systemClock.now();
    const add = (text: string, type?: ShjToken): void => {
      if (text) tokens.push({ text, type: type && types[type] });
    };
    tokenizeWith(text.slice(start, end), loaded.data, add, { languages: loaded.embedded });
    start = end;
    if (systemClock.now() - since > slowest) {
      add(text.slice(start));
      break;
    }
    if (start < text.length) await nextFrame();
  }
  return tokens;
}

/** A slice ends before a line that begins at the margin, where hardly any token goes on; else before any line. */
function sliceEnd(text: string, start: number): number {
  const most = start + slice;
  if (most >= text.length) return text.length;
  const part = text.slice(start, most);
  const margin = Math.max(part.lastIndexOf('\n\n'), ...['}', ')'].map((mark) => part.lastIndexOf(`\n${mark}`)));
  const line = part.lastIndexOf('\n');
  const at = margin > slice / 3 ? part.indexOf('\n', margin + 1) : line;
  return at > 0 ? start + at + 1 : most;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
