import { dialects } from '../../src/transport/open-webui/answer-reader.js';
import type { Lazy } from '../../src/platform/lazy.js';

/** Loads all features, so that a test waits for none and the clock of a test need not; without a page, all but its own. */
export async function loadEverything(): Promise<void> {
  const all = [dialects, ...(typeof document === 'undefined' ? [] : await featuresOfPage())];
  for (const loaded of await Promise.all(all.map((part) => part.load()))) {
    if (loaded === undefined) throw new Error('a feature did not load');
  }
}

async function featuresOfPage(): Promise<readonly Lazy<unknown>[]> {
  const { extendedMarkdown } = await import('../../src/markdown/view/use-extended.js');
  const { appearance, panelFeatures } = await import('../../src/ui/features.js');
  const extended = await extendedMarkdown.load();
  const ofMarkdown = [extendedMarkdown, ...(extended ? [extended.entityNames] : [])];
  return [...ofMarkdown, appearance, ...Object.values(panelFeatures)];
}
