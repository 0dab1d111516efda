import { expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../../support/manual-clock.js';
import { databaseName, deleteDatabase, replaceMethod } from '../database.js';
import { answerMessage, conversation, userMessage } from '../samples.js';
import { open, type OpenedHistory } from '../stores.js';

const factory = IDBFactory.prototype;

async function expectMemory({ history, fallbacks, warnings }: OpenedHistory): Promise<void> {
  expect(await history.loadLast()).toBeNull();
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveCheckpoint('c1', 1, answerMessage('a'));
  expect((await history.loadLast())?.messages).toHaveLength(2);
  await history.eraseConversation('c1');
  expect(await history.loadLast()).toBeNull();
  expect(history.kind).toBe('memory');
  expect(fallbacks()).toBe(1);
  expect(warnings).toHaveLength(1);
}

function replaceGlobal(name: 'indexedDB' | 'sessionStorage', descriptor: PropertyDescriptor): void {
  const original = Object.getOwnPropertyDescriptor(window, name);
  Object.defineProperty(window, name, { ...descriptor, configurable: true });
  onTestFinished(() => {
    Object.defineProperty(window, name, original ?? {});
  });
}

test.each([undefined, null, {}])('uses memory where indexedDB is %j (fs-001)', async (value) => {
  replaceGlobal('indexedDB', { value });
  await expectMemory(open('causerie:none:anon'));
});

test.each(['indexedDB', 'sessionStorage'] as const)('uses memory where even to look at %s throws', async (name) => {
  replaceGlobal(name, {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  await expectMemory(open('causerie:none:anon', { kind: name === 'indexedDB' ? 'persistent' : 'session' }));
});

test('uses memory where open throws a SecurityError (fs-002)', async () => {
  const refuse = (): never => {
    throw new DOMException('Access is denied in this context', 'SecurityError');
  };
  replaceMethod(factory, 'open', () => refuse);
  replaceMethod(factory, 'databases', () => refuse);
  await expectMemory(open(databaseName()));
});

function failOpening(error: string): () => number {
  let calls = 0;
  replaceMethod(factory, 'databases', () => () => Promise.reject(new DOMException('no', error)));
  replaceMethod(factory, 'open', () => () => {
    calls += 1;
    const request = new EventTarget();
    Object.defineProperty(request, 'error', { value: new DOMException('no', error) });
    queueMicrotask(() => Reflect.get(request, 'onerror').call(request, new Event('error')));
    return request as IDBOpenDBRequest;
  });
  return () => calls;
}

test('uses memory at once where open fails for good (fs-003)', async () => {
  const calls = failOpening('InvalidStateError');
  await expectMemory(open('causerie:none:anon'));
  expect(calls()).toBe(1);
});

test.each(['UnknownError', 'AbortError'])('tries twice more, and then uses memory, at %s (fs-005)', async (error) => {
  const clock = new ManualClock();
  const calls = failOpening(error);
  const opened = open('causerie:none:anon', { clock });
  const loaded = opened.history.loadLast();
  for (const pause of [100, 400]) {
    await expect.poll(() => clock.next).toBe(pause);
    clock.advance(pause);
  }
  await loaded;
  await expectMemory(opened);
  expect(calls()).toBe(3);
  expect(clock.pending).toBe(0);
});

test('keeps messages on the disk where opening works at the second try', async () => {
  const name = databaseName();
  const clock = new ManualClock();
  let calls = 0;
  replaceMethod(
    factory,
    'open',
    (original) =>
      function (this: IDBFactory, ...given) {
        calls += 1;
        if (calls === 1) throw new DOMException('Internal error opening backing store', 'UnknownError');
        return original.apply(this, given);
      },
  );
  const { history, fallbacks } = open(name, { clock });
  const saved = history.saveConversation(conversation);
  await expect.poll(() => clock.next).toBe(100);
  clock.advance(100);
  await saved;
  expect(history.kind).toBe('persistent');
  expect(fallbacks()).toBe(0);
});

/** The database opens, but the page is told so only when `answer` is called. */
function delayOpening(name: string): { answer(): void; isAsked(): boolean } {
  let answer: (() => void) | undefined;
  replaceMethod(
    factory,
    'open',
    (original) =>
      function (this: IDBFactory, ...given) {
        const request = original.apply(this, given);
        if (given[0] === name && !answer) {
          const opened = new Promise((resolve) => {
            const hide = (event: Event): void => {
              event.stopImmediatePropagation();
              resolve(event);
            };
            request.addEventListener('success', hide, { once: true });
          });
          answer = () => void opened.then(() => request.onsuccess?.(new Event('success')));
        }
        return request;
      },
  );
  return { answer: () => answer?.(), isAsked: () => answer !== undefined };
}

test('uses memory after 3 s where open never answers, and takes up what comes later (fs-004)', async () => {
  const name = databaseName();
  const before = open(name).history;
  await before.saveMessage('old', 0, userMessage('old'));
  await before.saveMessage('c1', 0, userMessage('theirs'));
  await before.close();
  const opening = delayOpening(name);
  const clock = new ManualClock();
  let restored = 0;
  const opened = open(name, { clock, onRestore: () => void (restored += 1) });
  const saved = opened.history.saveMessage('c1', 0, userMessage('u'));
  const loaded = opened.history.loadLast();
  await expect.poll(opening.isAsked).toBe(true);
  clock.advance(2_999);
  expect(opened.fallbacks()).toBe(0);
  clock.advance(1);
  expect(await saved).toBe(0);
  expect(opened.fallbacks()).toBe(1);
  expect(await loaded).toMatchObject({ conversation: { id: 'c1' } });
  await opened.history.eraseConversation('old');
  expect(opened.history.kind).toBe('memory');

  opening.answer();
  await expect.poll(() => restored).toBe(1);
  expect(opened.history.kind).toBe('persistent');
  // Written again under the place that it has got on the disk, behind what was there.
  expect(await opened.history.saveMessage('c1', 0, userMessage('u', 'edited'))).toBe(1);
  expect(await open(name).history.loadLast()).toMatchObject({
    messages: [
      { position: 0, message: { text: 'Question theirs' } },
      { position: 1, message: { text: 'edited' } },
    ],
  });
  expect((await open(name).history.listConversations()).map(({ id }) => id)).toEqual(['c1']);
  expect(clock.pending).toBe(0);
});

test('closes a database that opens after the history was closed', async () => {
  const name = databaseName();
  const opening = delayOpening(name);
  const clock = new ManualClock();
  const { history } = open(name, { clock });
  const saved = history.saveConversation(conversation);
  await expect.poll(opening.isAsked).toBe(true);
  clock.advance(3_000);
  await saved;
  await history.close();
  opening.answer();
  await expect.poll(() => deleteDatabase(name).then(() => 'deleted', String)).toBe('deleted');
});

test('uses memory after 3 s where the list of databases never answers', async () => {
  const clock = new ManualClock();
  replaceMethod(factory, 'databases', () => () => new Promise(() => {}));
  const { history, fallbacks } = open('causerie:none:anon', { clock });
  const loaded = history.loadLast();
  clock.advance(3_000);
  expect(await loaded).toBeNull();
  expect(fallbacks()).toBe(1);
});

test('opens where the browser cannot list databases', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  replaceGlobal('indexedDB', { value: { open: (given: string) => factoryOpen(given) } });
  expect(await open(name).history.loadLast()).toMatchObject({ conversation });
});
const realIndexedDb = indexedDB;
const factoryOpen = (name: string): IDBOpenDBRequest => realIndexedDb.open(name);

test('session: uses memory when the session is full, with all that was written', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name, { kind: 'session' });
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveMessage('c1', 1, answerMessage('a', 'x'.repeat(6_000_000)));
  expect(fallbacks()).toBe(1);
  expect((await history.loadLast())?.messages).toHaveLength(2);
  expect((await open(name, { kind: 'session' }).history.loadLast())?.messages).toHaveLength(1);
});

test('session: opens past items that it cannot read, and leaves the page its own', async () => {
  const name = databaseName();
  const { history } = open(name, { kind: 'session' });
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  const junk = { [`${name}/m/c1/#1`]: '{"formatV', [`${name}/m/c1/%`]: 'x', [`${name}/`]: '', [`${name}x`]: 'theirs' };
  for (const [key, value] of Object.entries(junk)) sessionStorage.setItem(key, value);
  expect((await history.loadLast())?.messages).toHaveLength(1);
  await history.saveMessage('c1', 1, answerMessage('a'));
  for (const [key, value] of Object.entries(junk)) expect(sessionStorage.getItem(key)).toBe(value);
  expect((await history.loadLast())?.messages.map(({ position }) => position)).toEqual([0, 2]);
});
