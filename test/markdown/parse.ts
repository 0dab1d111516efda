import { readFileSync } from 'node:fs';
import { createMarkdownParser, type MarkdownParser } from '../../src/markdown/parser.js';
import { createExtendedSyntax } from '../../src/markdown/extended/syntax.js';
import { entityNames } from '../../src/markdown/extended/inlines/entities.js';
import { toHtml } from './to-html.js';

await entityNames.load();

/** An example of a specification, as `test/fixtures/markdown` holds it. */
export interface Example {
  readonly id: string;
  readonly markdown: string;
  readonly html: string;
}

export function examplesOf(name: 'commonmark-0.31.2' | 'gfm'): readonly Example[] {
  const file = new URL(`../fixtures/markdown/${name}.json`, import.meta.url);
  const { examples }: { examples: readonly Example[] } = JSON.parse(readFileSync(file, 'utf8'));
  return examples;
}

/** A parser with the extended syntax from the start. */
export function newParser(settleAfter?: number): MarkdownParser {
  const parser = createMarkdownParser(settleAfter === undefined ? {} : { settleAfter });
  parser.use(createExtendedSyntax());
  return parser;
}

/** The tree of a text that comes at once. */
export function wholeHtml(text: string): string {
  const parser = newParser();
  parser.append(text);
  parser.end();
  return toHtml(parser.blocks, parser);
}

/** The tree of a text that comes in pieces and is shown after each. */
export function streamedHtml(pieces: readonly string[], settleAfter?: number): string {
  const parser = newParser(settleAfter);
  for (const piece of pieces) {
    parser.append(piece);
    toHtml(parser.blocks, parser);
  }
  parser.end();
  return toHtml(parser.blocks, parser);
}

/** Cuts a text into pieces of the given lengths, in turn. */
export function cut(text: string, ...lengths: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += pieces.at(-1)?.length ?? 0) {
    pieces.push(text.slice(start, start + (lengths[pieces.length % lengths.length] ?? 1)));
  }
  return pieces;
}
