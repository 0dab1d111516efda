import type { Source } from '../../../core/message.js';
import { isObject, asList, asObject, asString, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import { safeUrl } from './safe-url.js';

/** Limits of what is kept of foreign documents: an inline file comes as a whole. */
export const mostSources = 100;
const mostPassages = 20;
export const longestPassage = 2_000;

/**
 * Open WebUI's `sources` as a list in the order of their numbers: the model writes `[1]` for the first. The server
 * counts each new `metadata.source`, else `source.id`, over all documents of all elements.
 */
export function readSources(elements: readonly unknown[]): readonly Source[] {
  const found = new Map<string, { name: string; url?: string; passages: string[]; pages?: string[] }>();
  for (const element of elements.filter(isObject)) {
    const source = asObject(element.source);
    for (const [index, document] of asList(element.document).entries()) {
      const metadata = asObject(asList(element.metadata)[index]);
      const key = asString(metadata.source) || asString(source.id) || 'N/A';
      let entry = found.get(key);
      if (!entry) {
        if (found.size === mostSources) break;
        const url = [metadata.url, metadata.source, source.url, source.name].map(safeUrl).find(Boolean);
        const names = [metadata.name, source.name, metadata.source, source.id, url];
        const name = names.map((value) => singleLine(value, 200)).find(Boolean) ?? '';
        entry = { name, ...(url && { url }), passages: [] };
        found.set(key, entry);
      }
      const passage = asString(document).slice(0, longestPassage).toWellFormed();
      if (!passage || entry.passages.length === mostPassages) continue;
      entry.passages.push(passage);
      const page = pageOf(metadata);
      if (page || entry.pages) (entry.pages ??= entry.passages.slice(1).map(() => '')).push(page);
    }
  }
  return [...found.values()];
}

/** The label that the document prints on its page, or the page as the server counts it. */
function pageOf({ page_label, page }: JsonObject): string {
  return singleLine(page_label, 20) || (Number.isInteger(page) ? String(page) : singleLine(page, 20));
}
