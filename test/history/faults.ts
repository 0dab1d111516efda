import { cdp } from 'vitest/browser';
import type { HistoryStore, MessagePage, PositionedMessage } from '../../src/history/history-store.js';
import { replaceMethod } from './database.js';
import { answerMessage, conversation, userMessage } from './samples.js';
import { open, type OpenedHistory } from './stores.js';

const database = IDBDatabase.prototype;

/** A history with two messages, and the connections that it uses from then on. */
export async function written(name: string): Promise<OpenedHistory & { readonly connections: IDBDatabase[] }> {
  const opened = open(name);
  await opened.history.saveConversation(conversation);
  await opened.history.saveMessage('c1', 0, userMessage('u'));
  await opened.history.saveMessage('c1', 1, answerMessage('a'));
  const connections: IDBDatabase[] = [];
  replaceMethod(
    database,
    'transaction',
    (original) =>
      function (this: IDBDatabase, ...given) {
        if (this.name === name) connections.push(this);
        return original.apply(this, given);
      },
  );
  await opened.history.saveConversation(conversation);
  return { ...opened, connections };
}

/** Also clears the site's databases, since Chromium remembers for a while how much room it found. */
export async function setQuota(quotaSize?: number): Promise<void> {
  const origin = location.origin;
  await cdp().send('Storage.overrideQuotaForOrigin' as never, { origin, quotaSize } as never);
  await clearSite();
}

export async function clearSite(): Promise<void> {
  const clearing = { origin: location.origin, storageTypes: 'indexeddb' };
  await cdp().send('Storage.clearDataForOrigin' as never, clearing as never);
}

/** Fails the next transactions of the database in the way that `fail` does. */
export function failTransactions(
  name: string,
  times: number,
  fail: (transaction: () => IDBTransaction) => IDBTransaction,
): void {
  let left = times;
  replaceMethod(
    database,
    'transaction',
    (original) =>
      function (this: IDBDatabase, ...given) {
        if (this.name !== name || left === 0) return original.apply(this, given);
        left -= 1;
        return fail(() => original.apply(this, given));
      },
  );
}

export const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError');

/** There is no room, which the browser finds at once. */
export function failFull(): never {
  throw full;
}

export async function textsIn(name: string): Promise<readonly string[]> {
  return (await allMessages(open(name).history)).map(({ message }) => message.text);
}

/** Every message of the conversation that was written to last, page by page. */
export async function allMessages(history: HistoryStore): Promise<readonly PositionedMessage[]> {
  let page: MessagePage | null = await history.loadLast();
  const id = (await history.listConversations())[0]?.id ?? '';
  let messages = page?.messages ?? [];
  while (page?.hasEarlier) {
    page = await history.loadBefore(id, messages[0]?.position ?? 0);
    messages = [...page.messages, ...messages];
  }
  return messages;
}
