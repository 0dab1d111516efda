import { expect, type Page } from '@playwright/test';

export interface StoredRecord {
  readonly key: unknown;
  readonly value: unknown;
}

/** A message as it is on the disk. */
export interface MessageRecord {
  readonly conversation: string;
  readonly position: number;
  readonly id: string;
  readonly turnId: string;
  readonly role: 'user' | 'assistant';
  readonly status: string;
  readonly text: string;
}

/** Every record of the page's databases, or of the one of that name. */
export async function storedRecords(page: Page, only?: string): Promise<readonly StoredRecord[]> {
  return page.evaluate(async (only) => {
    const found: StoredRecord[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (only !== undefined && name !== only) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        const keys = store.getAllKeys();
        const values = store.getAll();
        await new Promise((resolve) => values.addEventListener('success', resolve));
        found.push(...keys.result.map((key, at) => ({ key, value: values.result[at] })));
      }
      database.close();
    }
    return found;
  }, only);
}

/** The messages on the disk, by conversation and place. */
async function storedMessages(page: Page): Promise<readonly MessageRecord[]> {
  return (await storedRecords(page))
    .flatMap(({ key, value }) => {
      if (!Array.isArray(key) || key[0] !== 'm') return [];
      return [{ ...(value as MessageRecord), conversation: String(key[1]), position: Number(key[2]) }];
    })
    .sort((a, b) => a.position - b.position);
}

/** The messages once none of them is on its way to the disk, and there are so many, where that is said. */
export async function settledMessages(page: Page, count?: number): Promise<readonly MessageRecord[]> {
  let records: readonly MessageRecord[] = [];
  const isSettled = async (): Promise<boolean> => {
    records = await storedMessages(page);
    return records.length === (count ?? records.length) && records.every(({ status }) => status === 'complete');
  };
  await expect.poll(isSettled).toBe(true);
  return records;
}

/** One conversation in which each of `turns` messages stands once, with one answer that says the same. */
export function expectEachOnce(records: readonly MessageRecord[], turns: number): void {
  const users = records.filter(({ role }) => role === 'user');
  const answers = records.filter(({ role }) => role === 'assistant');
  expect([users.length, answers.length]).toEqual([turns, turns]);
  expect(new Set(records.map(({ conversation }) => conversation)).size).toBe(1);
  expect(new Set(records.map(({ id }) => id)).size).toBe(turns * 2);
  expect(new Set(records.map(({ position }) => position)).size).toBe(turns * 2);
  expect(new Set(users.map(({ text }) => text)).size).toBe(turns);
  const said = new Map(users.map(({ turnId, text }) => [turnId, text]));
  expect(answers.filter(({ turnId, text }) => said.get(turnId) !== text)).toEqual([]);
}

/** Sends a message through the page's handle; resolves at the end of its turn. */
export async function sendAndWait(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (words) =>
      new Promise<void>((resolve) => {
        const stop = window.chat.on('turn-end', () => {
          stop();
          resolve();
        });
        window.chat.send(words);
      }),
    text,
  );
}
