import type { Page } from '@playwright/test';

/**
 * Everything that the page can read, as one text: every database, both storages, caches, its address and history
 * state, and its elements with those of open shadow roots and what their fields hold.
 */
export function readEverything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      location.href,
      history.state,
      document.cookie,
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      for (const store of database.objectStoreNames) {
        for (const what of ['getAllKeys', 'getAll'] as const) {
          found.push(
            await new Promise((resolve) => {
              const reading = database.transaction(store).objectStore(store)[what]();
              reading.addEventListener('success', () => resolve(reading.result));
            }),
          );
        }
      }
      database.close();
    }
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request))?.text());
    }
    const read = (node: Document | ShadowRoot): void => {
      found.push(Array.from(node.children, (child) => child.outerHTML));
      for (const element of node.querySelectorAll('*')) {
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) found.push(element.value);
        if (element.shadowRoot) read(element.shadowRoot);
      }
    };
    read(document);
    return JSON.stringify(found);
  });
}
