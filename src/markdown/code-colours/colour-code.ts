import { tokenizeWith, type ShjToken } from '@speed-highlight/core/tokenize';
import { systemClock } from '../../platform/system-clock.js';
import styles from './colours.css?inline';
import { loadGrammar } from './languages.js';
import type { Token, TokenType } from './tokens.js';

export { canPaint, startPainting } from './paint.js';

/** The style sheet of the colours; loaded with them. */
export const colourCss: string = styles;

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

/** Characters of a slice, so that the page is never kept long. */
const slice = 1_500;

/**
 * A slice that takes longer is code that the library cannot cope with, such as templates within templates, which it
 * reads again at each level: it is left, and the rest stays plain. In ms.
 */
const slowest = 30;

/** Takes code apart, a slice at a time. */
export interface Tokenizer {
  /** The tokens of the next slice; undefined behind the last one. */
  next(): readonly Token[] | undefined;
}

/** Undefined for code that stays plain: in a language that is not known, or too long. */
export async function startTokenizer(text: string, language: string): Promise<Tokenizer | undefined> {
  if (text.length > longest) return undefined;
  const grammar = await loadGrammar(language);
  if (!grammar) return undefined;
  let start = 0;
  return {
    next() {
      if (start >= text.length) return undefined;
      const end = sliceEnd(text, start);
      const since = systemClock.now();
      const tokens: Token[] = [];
      let isSlow = false;
      const add = (part: string, type?: ShjToken): void => {
        isSlow ||= systemClock.now() - since > slowest;
        // It tells a part before it looks into it; there is no other way out of it.
        if (isSlow) throw new RangeError('too slow');
        if (part) tokens.push({ text: part, type: type && types[type] });
      };
      try {
        tokenizeWith(text.slice(start, end), grammar.data, add, { languages: grammar.embedded });
        start = end;
      } catch {
        const told = tokens.reduce((length, token) => length + token.text.length, start);
        tokens.push({ text: text.slice(told), type: undefined });
        start = text.length;
      }
      return tokens;
    },
  };
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
