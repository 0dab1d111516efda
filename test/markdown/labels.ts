import { lazy } from '../../src/platform/lazy.js';
import type { MarkdownLabels } from '../../src/markdown/labels.js';
import { extendedMarkdown } from '../../src/markdown/extended-view.js';
import { english } from '../../src/strings/answer/english.js';

export const labels: MarkdownLabels = {
  opensInNewTab: 'opens in a new tab',
  extended: lazy(async () => english),
};

/** Loads the further syntax and its words, so that an answer is whole at once. */
export async function loadMore(): Promise<void> {
  await Promise.all([extendedMarkdown.load(), labels.extended.load()]);
}
