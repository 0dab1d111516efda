import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { expect, test } from 'vitest';
import { wholeHtml } from './parse.js';
import { normalHtml } from './to-html.js';

const reference = new MarkdownIt('commonmark').enable('table').use(cjkFriendly);

// Where markdown-it itself departs from the reference implementation, its marks are left out: link definitions that a
// line without a blank one follows, addresses in angle brackets within links, marks at the very end of a link's text,
// lines of one tag below a table, markers in the line of a table's titles, lone brackets, and lone markers
// of lists and headings.
// prettier-ignore
const words = fc.constantFrom(
  'a', 'b ', ' ', 'x.', '!', '*', '**', '***', '_', '__', '`c`', '[a]', ']', '[l](/u)', '[*l* m](</v> "t")',
  '![e](/u)', '&amp;', '&copy', '&', '\\*', '<b>', '</b>', '<i', '"', '=', '你好', '「', '。', '（a）', '“', '”', '가', '(b)', '😀', '〰', '葛󠄀', '“︁', 'é',
);
const text = fc.array(words, { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));
const starts = fc.constantFrom('', '', '', ' ', '    ', '- ', '  - ', '+ ', '1. ', '2) ', '> ', '# ', '### ');
const lines = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(starts, text).map((parts) => parts.join('')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '',
      '---',
      '===',
      '***',
      '```',
      '~~~',
      '<div>',
      '</div>',
      '\n\n[a]: /def "t"\n\n',
      '\t',
      '>',
      '\n\n| a | b |\n|---|:-:|\n| c | *d* |\n\n',
    ),
  },
);
const documents = fc
  .array(lines, { minLength: 1, maxLength: 8 })
  .map((parts) => `${parts.join('\n')}\n`)
  // A rule four columns in, that continues the paragraph of an item lazily (section 5.2, as in example 312), ends the
  // item for markdown-it.
  .filter((document) => !/^ {4,}[*_ ]*$/m.test(document));

/** It keeps spaces at the start of a line in code spans and raw HTML; a browser shows one. */
function oneSpace(html: string): string {
  return normalHtml(html).replace(/(<pre>[^]*?<\/pre>)|(>)? +/g, (_, pre?: string, tag?: string) => pre ?? tag ?? ' ');
}

test('reads random documents as markdown-it does with the amendment for East Asian text', () => {
  const property = fc.property(documents, (document) => {
    expect(oneSpace(wholeHtml(document))).toBe(oneSpace(reference.render(document)));
  });
  fc.assert(property, { numRuns: 4_000 });
}, 60_000);
