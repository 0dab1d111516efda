import { expect, test } from 'vitest';
import { examplesOf, wholeHtml } from './parse.js';
import { normalHtml } from './to-html.js';

/** Where the tree is meant to differ from CommonMark: an address in plain text is a link, as GitHub reads it. */
const literalLinks = ['cm-608', 'cm-611', 'cm-612'];

const examples = examplesOf('commonmark-0.31.2');

test('reads every example of CommonMark 0.31.2 but the named ones', () => {
  const missed = examples.filter(({ markdown, html }) => normalHtml(wholeHtml(markdown)) !== normalHtml(html));
  expect(examples).toHaveLength(652);
  expect(missed.map(({ id }) => id)).toEqual(literalLinks);
});
