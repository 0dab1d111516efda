import { expect, test } from 'vitest';
import { examplesOf, wholeHtml } from './parse.js';
import { normalHtml } from './to-html.js';

/** The examples that are read in another way, each with the reason. */
const deviations: Readonly<Record<string, string>> = {
  'gfm-spec-653': 'tag filter: raw HTML is shown as text, so there is nothing to filter',
  'gfm-ext-17': 'one tilde strikes nothing out: it stands before a number or a path far more often',
  'gfm-ext-18': 'one tilde strikes nothing out: it stands before a number or a path far more often',
  'gfm-ext-20': 'has no expected result: it must only not crash',
  'gfm-ext-22': 'tag filter: raw HTML is shown as text, so there is nothing to filter',
  'gfm-reg-10': 'one tilde strikes nothing out: it stands before a number or a path far more often',
  'gfm-reg-11': 'one tilde strikes nothing out: it stands before a number or a path far more often',
  'mdit-tables-06': 'markdown-it lets a table begin in the line of a list marker; cmark-gfm does not',
  'mdit-tables-15': 'markdown-it lets a table begin in the line of a heading; cmark-gfm does not',
  'mdit-tables-16': 'markdown-it lets a table begin in the line of a heading; cmark-gfm does not',
  'mdit-tables-35': 'expects typographic dashes',
  'mdit-strikethrough-02': 'markdown-it takes runs of more than two tildes apart; cmark-gfm reads them as text',
  'mdit-strikethrough-03': 'markdown-it takes runs of more than two tildes apart; cmark-gfm reads them as text',
  'mdit-strikethrough-04': 'markdown-it takes runs of more than two tildes apart; cmark-gfm reads them as text',
  'mdit-strikethrough-05': 'markdown-it takes runs of more than two tildes apart; cmark-gfm reads them as text',
  'mdit-strikethrough-13': 'expects typographic quotes',
  'mdit-strikethrough-15': 'markdown-it takes runs of more than two tildes apart; cmark-gfm reads them as text',
  'mdit-linkify-04': 'raw HTML is text, so an address between its tags is a link',
  'mdit-linkify-17': 'an address within the text of a link is text',
  'mdit-linkify-18': 'markdown-it decodes the address that is shown; cmark-gfm shows it as written',
};

const examples = examplesOf('gfm');

const names = Object.keys(deviations);

test(`reads ${examples.length - names.length} of ${examples.length} examples of GitHub’s extensions, and not ${names.join(', ')}`, () => {
  const missed = examples.filter(({ markdown, html }) => normalHtml(wholeHtml(markdown)) !== normalHtml(html));
  expect(examples).toHaveLength(143);
  expect(missed.map(({ id }) => id)).toEqual(names);
});
