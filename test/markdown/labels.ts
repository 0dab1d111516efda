import type { MarkdownStrings } from '../../src/strings/translation.js';
import { extendedMarkdown } from '../../src/markdown/view/use-extended.js';

export const labels: MarkdownStrings = { opensInNewTab: 'opens in a new tab', extended: undefined };

/** Loads the extended syntax and its texts, so that an answer is whole at once. */
export async function loadMore(): Promise<void> {
  await extendedMarkdown.load();
}
