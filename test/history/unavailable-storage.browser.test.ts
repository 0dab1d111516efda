import { expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../support/manual-clock.js';
import { databaseName, deleteDatabase, hasDatabase, replaceMethod } from './database.js';
import { answerMessage, conversation, userMessage } from './samples.js';
import { open, type OpenedHistory } from './stores.js';

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

test('uses memory after 3 s where open never answers, and closes what comes too late (fs-004)', async () => {
  const name = databaseName();
  const clock = new ManualClock();
  let answer = (): void => {};
  replaceMethod(
    factory,
    'open',
    (original) =>
      function (this: IDBFactory, ...given) {
        const request = original.apply(this, given);
        if (given[0] === name) {
          request.addEventListener('success', (event) => event.stopImmediatePropagation(), { once: true });
          const opened = new Promise((resolve) => request.addEventListener('upgradeneeded', resolve));
          answer = () => void opened.then(() => request.onsuccess?.(new Event('success')));
        }
        return request;
      },
  );
  const opened = open(name, { clock });
  const saved = opened.history.saveConversation(conversation);
  const loaded = opened.history.loadLast();
  await expect.poll(() => clock.next).toBe(3_000);
  clock.advance(2_999);
  expect(opened.fallbacks()).toBe(0);
  clock.advance(1);
  await saved;
  expect(opened.fallbacks()).toBe(1);
  expect(await loaded).toMatchObject({ conversation });
  expect(clock.pending).toBe(0);

  await expect.poll(() => hasDatabase(name)).toBe(true);
  answer();
  await expect.poll(() => deleteDatabase(name).then(() => 'deleted')).toBe('deleted');
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
