import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatErrorCodes } from '../../../src/core/chat-error.js';
import type { Branch } from '../../../src/core/branch.js';
import type { Conversation } from '../../../src/core/conversation.js';
import type { Message } from '../../../src/core/message.js';
import { encodeBranch, encodeConversation, encodeMessage } from '../../../src/history/records/encode.js';
import { decodeBranch, decodeConversation } from '../../../src/history/records/decode-conversation.js';
import { decodeMessage } from '../../../src/history/records/decode-message.js';
import { repairableRecords, unreadableRecords } from './malformed-records.js';
import { answerMessage, conversation, richAnswer, userMessage } from '../samples.js';

const messages: readonly Message[] = [
  userMessage('u'),
  userMessage('empty', ''),
  { ...userMessage('queued'), status: 'queued' },
  { ...userMessage('sending'), status: 'sending' },
  { ...userMessage('failed'), status: 'failed', error: { code: 'auth', retryable: false, status: 401 } },
  answerMessage('a'),
  richAnswer,
  { ...answerMessage('stopped'), status: 'incomplete', reason: 'stopped' },
  ...chatErrorCodes.map((code): Message => ({
    ...answerMessage(code),
    status: 'incomplete',
    reason: code,
    error: { code, retryable: false },
  })),
];

test('reads every kind of message as it was written, with the format in the record', () => {
  for (const message of messages) {
    const record = encodeMessage(message);
    // Half a character in a text is stored as U+FFFD.
    const written = { ...message, text: message.text.toWellFormed() };
    expect(record).toMatchObject({ formatVersion: 2 });
    expect(decodeMessage(structuredClone(record))).toEqual(written);
    expect(decodeMessage(JSON.parse(JSON.stringify(record)))).toEqual(written);
  }
});

test('reads a conversation as it was written', () => {
  const full: Required<Conversation> = {
    ...conversation,
    title: 'Rivers',
    titledBy: 'model',
    isPinned: true,
    branch: 'b1',
    firstWords: 'Which river',
  };
  for (const written of [conversation, full]) {
    expect(decodeConversation(structuredClone(encodeConversation(written)))).toEqual(written);
  }
});

test('reads a branch as it was written', () => {
  const branch: Required<Branch> = { id: 'b', from: 'a', turnId: 't', position: 4, keepsUser: true, createdAt: 5 };
  expect(decodeBranch(structuredClone(encodeBranch(branch)))).toEqual(branch);
});

test('stores no server text and no field that a message does not have', () => {
  const error = { code: 'server', retryable: true, serverText: 'SECRET' } as const;
  const carried = { apiKey: 'SECRET', systemPrompt: 'SECRET', onClick: () => 'SECRET' };
  const records = [
    encodeMessage({ ...userMessage('u'), status: 'failed', error, ...carried }),
    encodeMessage({ ...answerMessage('a'), status: 'incomplete', reason: 'server', error, ...carried }),
    encodeConversation({ ...conversation, ...carried }),
  ];
  expect(JSON.stringify(structuredClone(records))).not.toContain('SECRET');
});

test('gives null for what cannot be read', () => {
  for (const record of unreadableRecords) expect(decodeMessage(record)).toBeNull();
  const junk = unreadableRecords.filter((record) => Reflect.get(Object(record), 'formatVersion') !== 2);
  for (const record of junk) expect(decodeConversation(record)).toBeNull();
  for (const id of ['', 4, null, ['c']]) expect(decodeConversation({ formatVersion: 2, id })).toBeNull();
});

test('repairs what can be repaired, into a record that reads the same again', () => {
  for (const record of repairableRecords) {
    const message = decodeMessage(record);
    expect(message).toMatchObject({ id: 'x', text: 'x', turnId: expect.any(String) });
    expect(message?.createdAt).toBeGreaterThanOrEqual(0);
    if (message) expect(decodeMessage(encodeMessage(message))).toEqual(message);
  }
});

test('says what became of a broken answer and a broken user message', () => {
  const record = { formatVersion: 2, id: 'x', text: 'x' };
  expect(decodeMessage({ ...record, role: 'assistant', status: 'streaming' })).toMatchObject({
    status: 'incomplete',
    reason: 'reload',
  });
  expect(decodeMessage({ ...record, role: 'user', status: 'failed' })).toMatchObject({
    error: { code: 'interrupted', retryable: true },
  });
  expect(decodeMessage({ ...record, role: 'user', status: 'typing' })).toMatchObject({ status: 'sending' });
});

test('keeps http and https addresses of sources only', () => {
  const urls = [
    'https://a.example/',
    'HTTP://b.example',
    'javascript:alert(1)',
    ' https://c',
    'data:text/html,x',
    '/d',
  ];
  const record = {
    ...encodeMessage(answerMessage('a')),
    sources: urls.map((url) => ({ name: 'n', url, passages: [] })),
  };
  const message = decodeMessage(record);
  const kept = message?.role === 'assistant' ? message.sources?.map((source) => source.url) : [];
  expect(kept).toEqual(['https://a.example/', 'HTTP://b.example', undefined, undefined, undefined, undefined]);
});

test('repairs the times of a conversation', () => {
  const record = { formatVersion: 2, id: 'c' };
  expect(decodeConversation(record)).toEqual({ id: 'c', createdAt: 0, updatedAt: 0 });
  expect(decodeConversation({ ...record, createdAt: 5, updatedAt: 'x' })).toEqual({
    id: 'c',
    createdAt: 5,
    updatedAt: 5,
  });
  expect(decodeConversation({ ...record, updatedAt: 9 })).toEqual({ id: 'c', createdAt: 0, updatedAt: 9 });
});

test('never throws, whatever it is given', () => {
  const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true });
  const field = fc.oneof(junk, fc.constantFrom('user', 'assistant', 'complete', 'incomplete', 'failed', 'timeout', 1));
  const nearly = fc.record(
    {
      formatVersion: fc.oneof({ weight: 9, arbitrary: fc.constant(2) }, { weight: 1, arbitrary: junk }),
      id: fc.oneof(fc.string(), junk),
      role: field,
      text: fc.oneof(fc.string(), junk),
      status: field,
      reason: field,
      turnId: field,
      createdAt: field,
      error: fc.oneof(junk, fc.record({ code: field, retryable: field, status: field })),
      sources: fc.oneof(junk, fc.array(junk), fc.array(fc.record({ name: field, url: field, passages: junk }))),
      statuses: fc.oneof(junk, fc.array(junk)),
      usage: junk,
      toolCalls: junk,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(junk, nearly), (record) => {
      const message = decodeMessage(record);
      if (message) expect(decodeMessage(structuredClone(encodeMessage(message)))).toEqual(message);
      decodeConversation(record);
    }),
    { numRuns: 3_000 },
  );
});
