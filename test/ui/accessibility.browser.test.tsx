import axe from 'axe-core';
import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { answerMessage, fakeChat, streamingAnswer, userMessage, type FakeChat } from './fake-chat.js';
import { mount, nextFrames } from './mount.js';
import { loadEverything } from '../support/load-everything.js';

beforeAll(loadEverything);

const text = 'Some **bold** words, `code` and [a link](https://example.org).\n\n- one\n- two\n\n```js\nlet a = 1;\n```';
const sources = [
  { name: 'Handbook', url: 'https://docs.example.org/', passages: [] },
  { name: 'A paper', passages: [] },
];
const error = { code: 'server', retryable: true, serverText: 'upstream down' } as const;

function running(turn: FakeChat['turn']['value'], more: Parameters<typeof fakeChat>[0] = []): FakeChat {
  const chat = fakeChat([...more, userMessage('x', 'go on', { status: 'sending' })]);
  chat.turn.value = turn;
  return chat;
}

const states: Readonly<Record<string, () => FakeChat>> = {
  empty: () => fakeChat(),
  'model not available'() {
    const chat = fakeChat();
    chat.connection.value = { state: 'unavailable', verification: { outcome: 'not-listed', close: [] } };
    return chat;
  },
  waiting: () => running({ phase: 'waiting', turnId: 'x', attempt: 1, since: 0 }),
  retrying: () => running({ phase: 'retrying', turnId: 'x', attempt: 2, at: 4_000, error }),
  streaming() {
    const answer = streamingAnswer('x', text);
    answer.statuses.value = [{ description: 'Reading', done: false }];
    answer.reasoning.value = 'Well.';
    return running({ phase: 'streaming', turnId: 'x', answer });
  },
  complete: () =>
    fakeChat([
      userMessage('1', 'hello'),
      answerMessage('1', text, { sources, reasoning: 'Well.', reasoningMs: 4_000 }),
      userMessage('2', 'مرحبا بالعالم', { status: 'queued' }),
    ]),
  errors() {
    const chat = fakeChat([
      userMessage('1', 'hello'),
      answerMessage('1', text, { status: 'incomplete', reason: 'server', error }),
      userMessage('2', 'stop'),
      answerMessage('2', '', { status: 'incomplete', reason: 'stopped' }),
      userMessage('3', 'again', { status: 'failed', error }),
    ]);
    chat.notices.value = [{ name: 'history-memory' }];
    return chat;
  },
  'many messages': () =>
    fakeChat(Array.from({ length: 20 }, (_, i) => [userMessage(`${i}`, 'hello'), answerMessage(`${i}`, 'Hi')]).flat()),
};
const sizes = [
  [1280, 800],
  [320, 568],
] as const;
const schemes = ['light', 'dark'] as const;
const cases = Object.entries(states).flatMap(([name, state]) =>
  schemes.flatMap((scheme) => sizes.map((size) => ({ name, state, scheme, size }))),
);

test.for(cases)('axe finds nothing: $name, $scheme, $size.0', async ({ state, scheme, size: [width, height] }) => {
  await page.viewport(width, height);
  document.documentElement.lang = 'en';
  document.title = 'Test';
  const panel = mount({
    chat: state(),
    options: {
      title: 'Nova',
      debug: true,
      suggestions: ['What is it?', 'And what does it cost?'],
      colorScheme: scheme,
    },
  });
  await nextFrames();
  const results = await axe.run(panel.root.host as HTMLElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
  });
  expect(results.passes.length).toBeGreaterThan(10);
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
