import { openHistory } from '../../src/history/open-history.js';
import type { HistoryStore, StoredConversation } from '../../src/history/history-store.js';
import { systemClock } from '../../src/platform/system-clock.js';
import { laterBy, rememberingLog } from './samples.js';

/** One operation of a page that is killed at a record. */
export interface Killing {
  readonly name: string;
  readonly operation: keyof typeof operations;
  /** Before which change of a record the page dies; 0 for the first. */
  readonly killAt: number;
  readonly conversations: readonly StoredConversation[];
}

const operations = {
  delete: (history: HistoryStore) => history.deleteConversation('c0'),
  async undo(history: HistoryStore) {
    await history.deleteConversation('c0');
    await history.undoDelete('c0');
  },
  async finish(history: HistoryStore) {
    await history.deleteConversation('c0');
    await history.eraseDeleted('c0');
  },
  erase: (history: HistoryStore) => history.eraseConversation('c0'),
  eraseAll: (history: HistoryStore) => history.eraseAll(),
  async import(history: HistoryStore, conversations: readonly StoredConversation[]) {
    for (const stored of conversations) await history.restoreConversation(stored);
  },
  /** What the session holds goes to the device, since consent is there from the beginning. */
  move: (history: HistoryStore) => history.listConversations(),
  /** A disk that was full has room again: what was kept in memory goes there. */
  async back(history: HistoryStore, conversations: readonly StoredConversation[]) {
    isFull = true;
    const asked = killAt;
    killAt = Infinity;
    for (const stored of conversations) await history.restoreConversation(stored);
    isFull = false;
    changes = 0;
    killAt = asked;
    await history.eraseConversation('none');
    await history.listConversations();
  },
  /** A second visit, on another day, finds everything too old. */
  retention: (history: HistoryStore) => history.listConversations(),
  /** The first work of an encrypted history encrypts what is there in clear. */
  encrypt: (history: HistoryStore) => history.saveDraft('c0', 'draft of c0'),
} as const;

let isFull = false;
let changes = 0;
let killAt = Infinity;

/** The name of the frame tells the parent which page speaks. */
function say(word: string): void {
  parent.postMessage({ page: window.name, word }, '*');
}

/** Counts the changes of records, and dies before one of them. */
function countChange(): void {
  changes += 1;
  if (changes <= killAt) return;
  say('killed');
  // The browser ends all that the page has open, and transactions that were not committed.
  window.frameElement?.remove();
  throw new Error('the page is gone');
}

function watch<K extends string>(owner: Record<K, (...given: never[]) => unknown>, name: K): void {
  const original = owner[name];
  owner[name] = function (this: unknown, ...given: never[]) {
    if (isFull && name === 'put') throw new DOMException('no room', 'QuotaExceededError');
    countChange();
    return original.apply(this, given);
  };
}

watch(IDBObjectStore.prototype, 'put');
watch(IDBObjectStore.prototype, 'delete');
watch(IDBTransaction.prototype, 'commit');
watch(Storage.prototype, 'removeItem');

window.addEventListener('message', ({ data }: MessageEvent<Killing>) => {
  const { name, operation, conversations } = data;
  ({ killAt } = data);
  const history = openHistory({
    kind: 'persistent',
    name,
    clock: operation === 'retention' ? laterBy(41) : systemClock,
    retention: 30,
    isEncrypted: operation === 'encrypt',
    log: rememberingLog(),
    consent: operation === 'move' ? Promise.resolve(true) : true,
    onFallback() {},
  });
  operations[operation](history, conversations).then(
    () => say('done'),
    (error) => say(`failed: ${String(error)}`),
  );
});
// Vitest wraps every import() of a page, and this one is not its own.
Object.assign(globalThis, { __vitest_browser_runner__: { wrapDynamicImport: (load: () => unknown) => load() } });
say('ready');
