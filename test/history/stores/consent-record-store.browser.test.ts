import { expect, onTestFinished, test } from 'vitest';
import type { Consent } from '../../../src/history/stores/consent.js';
import { databaseName, hasDatabase } from '../database.js';
import { textsIn } from '../faults.js';
import { answerMessage, userMessage } from '../samples.js';
import { open } from '../stores.js';

function askForPrivacy(): void {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'globalPrivacyControl'));
}

test.each<[string, Consent, boolean]>([
  ['true', true, false],
  ['a function that says true', () => true, false],
  ['a function that says true, where the visitor asks all sites for privacy', () => true, true],
])('is kept on the device with %s', async (_, consent, isPrivate) => {
  if (isPrivate) askForPrivacy();
  const name = databaseName();
  const { history } = open(name, { consent });
  await history.saveMessage('c1', 0, userMessage('u'));
  expect([history.kind, await hasDatabase(name)]).toEqual(['persistent', true]);
});

test.each<[string, Consent, boolean]>([
  ['false', false, false],
  ['true of the owner, where the visitor asks all sites for privacy', true, true],
  ['a function that says false', () => false, false],
  ['a function that throws', () => Promise.reject(new Error('no banner')), false],
  ['a promise of false', Promise.resolve(false), false],
  ['a promise that never settles', new Promise<boolean>(() => {}), false],
  ['a promise of something else', Promise.resolve('maybe') as never, false],
])('is kept in the session of the tab with %s', async (_, consent, isPrivate) => {
  if (isPrivate) askForPrivacy();
  const name = databaseName();
  const { history, fallbacks } = open(name, { consent });
  await history.saveMessage('c1', 0, userMessage('u'));
  expect([history.kind, await hasDatabase(name), fallbacks()]).toEqual(['session', false, 0]);
  expect((await open(name, { kind: 'session' }).history.loadLast())?.messages).toHaveLength(1);
});

test('moves to the device what the session holds when the visitor consents, and goes on there', async () => {
  const name = databaseName();
  const older = open(name).history;
  await older.saveMessage('old', 0, userMessage('old'));
  await older.close();
  let consent = (_isGiven: boolean): void => {};
  let kept = 0;
  const { history } = open(name, {
    consent: () => new Promise((resolve) => (consent = resolve)),
    onRestore: () => void (kept += 1),
  });
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One'));
  await history.saveDraft('c1', 'begun');
  expect(await open(name).history.listConversations()).toMatchObject([{ id: 'old' }]);
  consent(true);
  await expect.poll(() => kept).toBe(1);
  expect(history.kind).toBe('persistent');
  expect(Object.keys(sessionStorage).filter((key) => key.startsWith(name))).toEqual([]);
  expect((await open(name).history.loadLast())?.draft).toBe('begun');
  await history.saveMessage('c1', 1, answerMessage('a', 'One two'));
  expect(await textsIn(name)).toEqual(['Question u', 'One two']);
  expect((await history.listConversations()).map(({ id }) => id)).toEqual(['c1', 'old']);
});

test('waits a moment for an answer that is there already, and then does without the session', async () => {
  const name = databaseName();
  const older = open(name).history;
  await older.saveMessage('c1', 0, userMessage('u'));
  await older.close();
  const { history } = open(name, { consent: Promise.resolve(true) });
  expect((await history.loadLast())?.messages).toHaveLength(1);
  expect(history.kind).toBe('persistent');
});

test('creates nothing on the device when there is nothing to move', async () => {
  const name = databaseName();
  const { history } = open(name, { consent: Promise.resolve(true) });
  expect(await history.loadLast()).toBeNull();
  expect([history.kind, await hasDatabase(name)]).toEqual(['persistent', false]);
});

test('encrypts what it moves', async () => {
  const name = databaseName();
  let kept = 0;
  const { history } = open(name, {
    consent: async () => true,
    isEncrypted: true,
    onRestore: () => void (kept += 1),
  });
  await history.saveMessage('c1', 0, userMessage('u'));
  await expect.poll(() => kept).toBe(1);
  expect(await open(name).history.loadLast()).toBeNull();
  expect((await open(name, { isEncrypted: true }).history.loadLast())?.messages).toHaveLength(1);
});
