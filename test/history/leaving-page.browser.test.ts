import { expect, onTestFinished, test } from 'vitest';
import { databaseName, replaceMethod, withRecords } from './database.js';
import { allMessages } from './faults.js';
import { answerMessage, conversation, userMessage } from './samples.js';
import { open } from './stores.js';

test('has a checkpoint on its way to the disk when the call returns', async () => {
  const { history } = open(databaseName());
  await history.saveConversation(conversation);
  const calls: string[] = [];
  replaceMethod(
    IDBObjectStore.prototype,
    'put',
    (original) =>
      function (this: IDBObjectStore, ...given) {
        calls.push('put');
        return original.apply(this, given);
      },
  );
  replaceMethod(
    IDBTransaction.prototype,
    'commit',
    (original) =>
      function (this: IDBTransaction) {
        calls.push('commit');
        original.call(this);
      },
  );
  const saved = history.saveCheckpoint('c1', 0, answerMessage('a'));
  expect(calls).toEqual(['put', 'commit']);
  await saved;
});

test('asks for strict durability for what is about to be sent, and for relaxed for the rest', async () => {
  const { history } = open(databaseName());
  const durabilities: string[] = [];
  await history.saveConversation(conversation);
  replaceMethod(
    IDBDatabase.prototype,
    'transaction',
    (original) =>
      function (this: IDBDatabase, ...given) {
        const transaction = original.apply(this, given);
        durabilities.push(transaction.durability);
        return transaction;
      },
  );
  await history.saveMessage('c1', 0, { ...userMessage('u'), status: 'sending' });
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveConversation(conversation);
  await history.saveCheckpoint('c1', 1, answerMessage('a'));
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect(durabilities).toEqual(['strict', 'relaxed', 'relaxed', 'relaxed', 'relaxed']);
});

test('keeps the last checkpoint of a page that writes it as it goes', async () => {
  const name = databaseName();
  for (let round = 0; round < 5; round += 1) {
    const frame = document.createElement('iframe');
    onTestFinished(() => frame.remove());
    const script = new URL('./leaving-page.ts', import.meta.url).href;
    frame.srcdoc = `<!doctype html><title>A page</title><script type="module" src="${script}"></script>`;
    document.body.append(frame);
    const id = `a${round}`;
    await new Promise<void>((resolve) => {
      window.addEventListener('message', (event) => event.data === `ready ${id}` && resolve());
      frame.addEventListener('load', () => frame.contentWindow?.postMessage({ name, id, position: round }), {
        once: true,
      });
    });
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
      frame.srcdoc = '<!doctype html><title>Another page</title>';
    });
    const loaded = await open(name).history.loadLast();
    expect(loaded?.messages.at(-1)).toMatchObject({ position: round, message: { id, text: 'One two three' } });
  }
});

test('loses nothing where two pages write into one conversation at the same positions', async () => {
  const name = databaseName();
  const pages = [open(name).history, open(name).history];
  for (const history of pages) await history.saveConversation(conversation);
  await Promise.all(
    pages.map(async (history, page) => {
      for (let at = 0; at < 40; at += 2) {
        await history.saveMessage('c1', at, userMessage(`${page}-${at}`));
        for (const text of ['One', 'One two'])
          await history.saveCheckpoint('c1', at + 1, answerMessage(`a${page}-${at}`, text));
        if (at < 38) await history.saveMessage('c1', at + 1, answerMessage(`a${page}-${at}`));
        // Written again once it is answered, wherever it went.
        await history.saveMessage('c1', at, userMessage(`${page}-${at}`, 'answered'));
      }
    }),
  );
  const messages = (await allMessages(open(name).history)).map(({ message }) => message);
  expect(messages).toHaveLength(80);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(80);
  expect(messages.filter(({ text }) => text === 'answered')).toHaveLength(40);
  expect(messages.filter(({ text }) => text === 'One two')).toHaveLength(2);
  for (const page of [0, 1]) {
    const own = messages.map(({ id }) => id).filter((id) => id.startsWith(`${page}-`));
    expect(own).toEqual(Array.from({ length: 20 }, (_, at) => `${page}-${at * 2}`));
  }
  expect((await withRecords(name)).filter(({ key }) => Array.isArray(key) && key[0] === 'm')).toHaveLength(78);
});
