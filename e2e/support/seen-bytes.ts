import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Everything that a visitor could look at in the tools of a browser. */
export interface SeenBytes {
  /** What has been seen up to now, with what the page and its stores hold, by where it stood. */
  all(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Watches a page from before its first request: requests and responses as they are on the wire, cookies and streams
 * included, the console, and all that the page keeps.
 */
export async function watchBytes(page: Page, context: BrowserContext): Promise<SeenBytes> {
  const seen = new Map<string, string>();
  const bodies: Promise<void>[] = [];
  const add = (where: string, what: unknown): void => {
    const text = typeof what === 'string' ? what : JSON.stringify(what);
    seen.set(where, (seen.get(where) ?? '') + text);
  };
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    add(`request ${requestId} ${request.url}`, request),
  );
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => add(`headers ${requestId}`, headers));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    add(`response ${requestId}`, response);
    // As it comes: the browser keeps no body of a stream that its page has left before the end of the connection.
    if (response.mimeType === 'text/event-stream') bodies.push(streamOf(requestId));
  });
  session.on('Network.dataReceived', ({ requestId, data }) => {
    if (data !== undefined) add(`stream ${requestId}`, Buffer.from(data, 'base64').toString());
  });
  session.on('Network.responseReceivedExtraInfo', ({ requestId, headersText, headers }) =>
    add(`response headers ${requestId}`, headersText ?? headers),
  );
  session.on('Network.loadingFinished', ({ requestId }) => {
    bodies.push(bodyOf(session, requestId).then((body) => add(`body ${requestId}`, body)));
  });
  page.on('console', (line) => add('console', line.text()));
  page.on('pageerror', (error) => add('console', String(error.stack)));

  async function streamOf(requestId: string): Promise<void> {
    try {
      const { bufferedData } = await session.send('Network.streamResourceContent', { requestId });
      add(`stream ${requestId}`, Buffer.from(bufferedData, 'base64').toString());
    } catch {
      // It has ended already, and its body is read as others are; or the page is gone.
    }
  }

  return {
    async all() {
      await Promise.all(bodies);
      add('cookies', await context.cookies());
      add('page', await page.content());
      add('stores', await page.evaluate(readStores));
      return seen;
    },
  };
}

async function bodyOf(session: CDPSession, requestId: string): Promise<string> {
  try {
    const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
    return base64Encoded ? Buffer.from(body, 'base64').toString() : body;
  } catch {
    // A body that the page has left while it came, and the answer to a preflight, have none.
    return '';
  }
}

/** The shadow trees, local and session storage, caches and every database, as text. */
async function readStores(): Promise<string> {
  const parts: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
  for (const element of document.querySelectorAll('*'))
    if (element.shadowRoot) parts.push(element.shadowRoot.innerHTML);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) parts.push(await (await cache.match(request))?.text());
  }
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      parts.push(store, await done(objects.getAllKeys()), await done(objects.getAll()));
    }
    database.close();
  }
  return JSON.stringify(parts);
}
