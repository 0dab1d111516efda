import { expect, onTestFinished, test } from 'vitest';
import type { HistoryInit } from '../../src/history/open-history.js';
import { jsonOf } from '../../src/history/exchange/json-format.js';
import { openWebUIOf } from '../../src/history/exchange/open-webui-format.js';
import { readExport } from '../../src/history/exchange/read-export.js';
import { databaseName, withRecords } from './database.js';
import { answerMessage, conversation, partialAnswer, richAnswer, userMessage } from './samples.js';
import { open } from './stores.js';

/**
 * As Prototype.js before 1.7 and some analytics scripts do, until the returned function is called. The test runner shares
 * the page and writes JSON to its server meanwhile: only code below src/ gets the spoilt text, else the run hangs.
 */
function spoil(): () => void {
  const owners = [Array.prototype, String.prototype, Object.prototype, Number.prototype, Date.prototype];
  const dates: object = Date.prototype;
  const ofDates = Object.getOwnPropertyDescriptor(dates, 'toJSON') ?? {};
  function toJSON(this: unknown): unknown {
    if (new Error('who asks').stack?.match(/\/src\/(?:core|history)\//)) return 'spoilt';
    return this instanceof Date ? this.toISOString() : this;
  }
  for (const owner of owners) {
    Object.defineProperty(owner, 'toJSON', { value: toJSON, configurable: true, writable: true });
  }
  const restore = (): void => {
    for (const owner of owners) Reflect.deleteProperty(owner, 'toJSON');
    Object.defineProperty(dates, 'toJSON', ofDates);
  };
  onTestFinished(restore);
  return restore;
}

const kinds: readonly (readonly [string, Partial<HistoryInit>])[] = [
  ['on the device', {}],
  ['encrypted', { isEncrypted: true }],
  ['in the session', { kind: 'session' }],
];

test.each(kinds)('h07 %s: a toJSON on prototypes changes nothing that is stored', async (_, init) => {
  const messages = [
    { position: 0, message: userMessage('u') },
    { position: 1, message: { ...richAnswer, text: 'Rivière' } },
    { position: 2, message: partialAnswer('p', 'So far') },
  ];
  const name = databaseName();
  for (const [write, read] of [
    [true, false],
    [false, true],
    [true, true],
  ]) {
    const id = `c-${String(write)}-${String(read)}`;
    let restore = write ? spoil() : undefined;
    const { history } = open(name, init);
    await history.saveConversation({ ...conversation, id, title: 'Title' });
    for (const { position, message } of messages.slice(0, 2)) await history.saveMessage(id, position, message);
    await history.saveCheckpoint(id, 2, partialAnswer('p', 'So far'));
    await history.saveDraft(id, 'begun');
    restore?.();
    restore = read ? spoil() : undefined;
    const loaded = await open(name, init).history.load(id);
    const usage = await history.usage();
    restore?.();
    expect(loaded).toMatchObject({ conversation: { title: 'Title' }, messages, draft: 'begun' });
    expect(usage.bytes).toBeGreaterThan(1_000);
  }
});

test('a toJSON on prototypes changes no file', () => {
  const stored = {
    conversation: { ...conversation, title: 'Title' },
    messages: [
      { position: 0, message: userMessage('u') },
      { position: 1, message: answerMessage('a') },
    ],
    hasEarlier: false,
    branches: [],
    draft: '',
  };
  const before = [jsonOf([stored], 5), openWebUIOf([stored], 'm')];
  const restore = spoil();
  const spoilt = [jsonOf([stored], 5), openWebUIOf([stored], 'm')];
  restore();
  expect(spoilt).toEqual(before);
  expect(spoilt.map((file) => readExport(file).conversations.length)).toEqual([1, 1]);
});

test.each(kinds)(
  '%s: half a character is stored as U+FFFD, and a whole one that comes in halves is whole',
  async (_, init) => {
    const name = databaseName();
    const { history } = open(name, init);
    await history.saveConversation({ ...conversation, title: 'a\ud83d' });
    await history.saveMessage('c1', 0, userMessage('u', 'b\udef6c'));
    await history.saveDraft('c1', '\ud83d');
    const pieces = ['🛶', '🛶 \ud83d', '🛶 🛶', '🛶 🛶\ud83d', '🛶 🛶\ud83dx'];
    for (const text of pieces) await history.saveCheckpoint('c1', 1, { ...partialAnswer('a', text), reasoning: text });
    const stored = await open(name, init).history.load('c1');
    expect(stored).toMatchObject({
      conversation: { title: 'a\ufffd', firstWords: 'b\ufffdc' },
      messages: [{ message: { text: 'b\ufffdc' } }, { message: { text: '🛶 🛶\ufffdx', reasoning: '🛶 🛶\ufffdx' } }],
      draft: '\ufffd',
    });
    await history.saveMessage('c1', 1, {
      ...richAnswer,
      text: 'd\ud83d',
      sources: [{ name: 'e\ud83d', passages: ['\udef6'] }],
    });
    const answer = (await open(name, init).history.load('c1'))?.messages[1]?.message;
    expect(answer).toMatchObject({ text: 'd\ufffd', sources: [{ name: 'e\ufffd', passages: ['\ufffd'] }] });
  },
);

test('an answer whose checkpoints end within characters is as long as it was', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  const text = 'a🛶b🇫🇷c👩‍🚀'.repeat(20);
  for (let end = 1; end <= text.length; end += 1) {
    await history.saveCheckpoint('c1', 0, partialAnswer('a', text.slice(0, end)));
  }
  expect((await open(name).history.load('c1'))?.messages[0]?.message.text).toBe(text);
  expect((await withRecords(name)).length).toBeLessThan(text.length + 3);
});
