import { onTestFinished } from 'vitest';
import { newId } from '../../src/platform/new-id.js';

/** A name that no other test has; the database and the session's items of that name are gone after the test. */
export function databaseName(): string {
  const name = `causerie:test-${newId()}:anon`;
  onTestFinished(async () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(name)) sessionStorage.removeItem(key);
    await deleteDatabase(name);
  });
  return name;
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('blocked', () => reject(new Error(`${name} is blocked by an open connection`)));
  });
}

export async function hasDatabase(name: string): Promise<boolean> {
  return (await indexedDB.databases()).some((database) => database.name === name);
}

/** Every record of the database, read and then changed by `change` from outside of the code that is tested. */
export async function withRecords(
  name: string,
  change: (store: IDBObjectStore) => void = () => {},
): Promise<{ key: IDBValidKey; value: unknown }[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('records'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const transaction = database.transaction('records', 'readwrite');
  const store = transaction.objectStore('records');
  change(store);
  const keys = store.getAllKeys();
  const values = store.getAll();
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  database.close();
  return keys.result.map((key, at) => ({ key, value: values.result[at] }));
}

/** Puts another function in the place of a platform's one until the test has ended. */
export function replaceMethod<K extends string, T extends Record<K, (...args: never[]) => unknown>>(
  owner: T,
  name: K,
  replace: (original: T[K]) => T[K],
): void {
  const original = owner[name];
  owner[name] = replace(original);
  onTestFinished(() => {
    owner[name] = original;
  });
}
