import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isChatError } from '../../../src/core/chat-error.js';
import { jsonOf } from '../../../src/history/exchange/json-format.js';
import { readExport } from '../../../src/history/exchange/read-export.js';
import { branched, everything, long, memoryStore } from './samples.js';

test('1,000 messages come back equal, branches and drafts too, in a history that forgot them', async () => {
  const store = memoryStore();
  // Half a character in a text is stored as U+FFFD.
  const originals = [branched(), long(1_000)].map((stored) => ({
    ...stored,
    messages: stored.messages.map((placed) => ({
      ...placed,
      message: { ...placed.message, text: placed.message.text.toWellFormed() },
    })),
  }));
  for (const stored of originals.toReversed()) await store.restoreConversation(stored);
  const before = await everything(store);
  expect(before).toEqual(originals);
  const file = jsonOf(before, 0);

  for (const target of [store, memoryStore()]) {
    await target.eraseAll();
    expect(await everything(target)).toEqual([]);
    const read = readExport(file);
    expect(read.setAside).toBe(0);
    for (const stored of read.conversations.toReversed()) await target.restoreConversation(stored);
    expect(await everything(target)).toEqual(originals);
  }
});

test('what is imported twice is there once, beside what has come meanwhile', async () => {
  const store = memoryStore();
  const original = long(20);
  await store.restoreConversation(original);
  await store.saveMessage('c-long', 99, { ...branchedUser(), id: 'later', text: 'later' });
  for (let i = 0; i < 2; i += 1) await store.restoreConversation(original);
  const [stored] = await everything(store);
  expect(stored?.messages.map(({ message }) => message.id)).toEqual([
    ...original.messages.map(({ message }) => message.id),
    'later',
  ]);
});

function branchedUser() {
  const [first] = branched().messages;
  if (!first) throw new Error('no message');
  return first.message;
}

test('damaged conversations and messages are set aside and counted, the rest comes', () => {
  const file = {
    format: 'causerie',
    formatVersion: 1,
    conversations: [
      null,
      { messages: [] },
      {
        id: 'c',
        createdAt: 'x',
        messages: [{ id: 'a' }, 7, { id: 'u', role: 'user', text: 'kept', position: -4, status: 'odd', evil: 1 }],
        branches: [{ id: 'b' }, null],
        draft: 9,
      },
    ],
  };
  const { conversations, setAside } = readExport(JSON.stringify(file));
  expect(setAside).toBe(4);
  expect(conversations).toEqual([
    {
      conversation: { id: 'c', createdAt: 0, updatedAt: 0 },
      messages: [
        { position: 0, message: { role: 'user', id: 'u', turnId: 'u', createdAt: 0, text: 'kept', status: 'sending' } },
      ],
      hasEarlier: false,
      branches: [],
      draft: '',
    },
  ]);
});

test.for(['', '{', 'null', '7', '"text"', '{"format":"causerie","formatVersion":99}', '{"a":1}', '\u0000'])(
  'what is no file of conversations is refused by a ChatError of code config: %s',
  (text) => {
    expect(() => readExport(text)).toThrow(expect.objectContaining({ name: 'ChatError', code: 'config' }));
  },
);

test('no file at all makes it throw anything else', () => {
  const shape = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 6 }, fc.jsonValue(), tie('object'), fc.array(tie('value'), { maxLength: 4 })),
    object: fc.dictionary(
      fc.constantFrom(
        'format',
        'formatVersion',
        'conversations',
        'messages',
        'id',
        'role',
        'text',
        'position',
        'chat',
        'history',
        'currentId',
        'parentId',
        'content',
        '__proto__',
        'branches',
        'a',
        'b',
        'timestamp',
      ),
      fc.oneof(tie('value'), fc.constantFrom('causerie', 1, 'user', 'assistant', 'a', 'b')),
      { noNullPrototype: true },
    ),
  }));
  fc.assert(
    fc.property(shape.value, (value) => {
      try {
        const { conversations } = readExport(JSON.stringify(value));
        for (const { conversation } of conversations) expect(conversation.id).not.toBe('');
      } catch (error) {
        expect(isChatError(error) && error.code).toBe('config');
      }
    }),
    { numRuns: 2_000 },
  );
});
