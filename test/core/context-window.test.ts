import { expect, test } from 'vitest';
import { withinContext, withoutOlderHalf } from '../../src/core/context-window.js';
import type { RequestMessage } from '../../src/core/conversation.js';

const system = { role: 'system', content: 'Be kind.' } as const;

/** A request with so many answered turns before its own message, each message five characters long. */
function requestOf(turns: number): RequestMessage[] {
  const earlier = Array.from({ length: turns }, (_, at): RequestMessage[] => [
    { role: 'user', content: `ask ${at + 1}` },
    { role: 'assistant', content: `say ${at + 1}` },
  ]);
  return [system, ...earlier.flat(), { role: 'user', content: 'now' }];
}

const contents = (request: readonly RequestMessage[] | undefined): string[] | undefined =>
  request?.map(({ content }) => content);

test('everything is sent where there is no limit', () => {
  expect(withinContext(requestOf(3), {})).toEqual(requestOf(3));
});

test('the newest turns stay, whole, below the limit of messages', () => {
  const kept = ['Be kind.', 'ask 3', 'say 3', 'now'];
  expect(contents(withinContext(requestOf(3), { messages: 2 }))).toEqual(kept);
  expect(contents(withinContext(requestOf(3), { messages: 3 }))).toEqual(kept);
  expect(contents(withinContext(requestOf(3), { messages: 1 }))).toEqual(['Be kind.', 'now']);
  expect(contents(withinContext(requestOf(3), { messages: 0 }))).toEqual(['Be kind.', 'now']);
});

test('the newest turns stay, whole, below the limit of characters', () => {
  expect(contents(withinContext(requestOf(3), { characters: 10 }))).toEqual(['Be kind.', 'ask 3', 'say 3', 'now']);
  expect(contents(withinContext(requestOf(3), { characters: 19 }))).toEqual(['Be kind.', 'ask 3', 'say 3', 'now']);
  expect(withinContext(requestOf(3), { characters: 20 })).toHaveLength(6);
  expect(contents(withinContext(requestOf(3), { characters: 9 }))).toEqual(['Be kind.', 'now']);
});

test('the stricter of two limits counts', () => {
  expect(withinContext(requestOf(5), { messages: 6, characters: 20 })).toHaveLength(6);
  expect(withinContext(requestOf(5), { messages: 2, characters: 100 })).toHaveLength(4);
});

test('a request without a system prompt, or with one turn only, is trimmed as well', () => {
  expect(contents(withinContext(requestOf(2).slice(1), { messages: 2 }))).toEqual(['ask 2', 'say 2', 'now']);
  expect(contents(withinContext(requestOf(0), { messages: 0, characters: 0 }))).toEqual(['Be kind.', 'now']);
});

test('the messages at the end that belong together stay together', () => {
  const request = [
    ...requestOf(2),
    { role: 'assistant', content: 'half' },
    { role: 'user', content: 'go on' },
  ] as const;
  expect(contents(withinContext(request, { messages: 0 }, 3))).toEqual(['Be kind.', 'now', 'half', 'go on']);
  expect(contents(withoutOlderHalf(request, 3))).toEqual(['Be kind.', 'ask 2', 'say 2', 'now', 'half', 'go on']);
});

test('the older half of the turns is left out, rounded up', () => {
  expect(contents(withoutOlderHalf(requestOf(4)))).toEqual(['Be kind.', 'ask 3', 'say 3', 'ask 4', 'say 4', 'now']);
  expect(contents(withoutOlderHalf(requestOf(3)))).toEqual(['Be kind.', 'ask 3', 'say 3', 'now']);
  expect(contents(withoutOlderHalf(requestOf(1)))).toEqual(['Be kind.', 'now']);
  expect(withoutOlderHalf(requestOf(0))).toBeUndefined();
});
