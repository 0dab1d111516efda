import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../../src/core/chat-event.js';
import { AnswerReader } from '../../../../src/transport/open-webui/answer-reader.js';
import { KeptLog } from '../../../support/transport-bench.js';

/** What a stream of these frames says before its end. */
function read(...frames: unknown[]): readonly ChatEvent[] {
  const reader = new AnswerReader(new KeptLog(), '');
  const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
  reader.push(new TextEncoder().encode(text));
  return reader.take();
}

/** What a whole body says, and how it ends. */
function readBody(text: string): { events: readonly ChatEvent[]; outcome: unknown } {
  const reader = new AnswerReader(new KeptLog(), 'my-key');
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return { events: reader.take(), outcome: reader.outcome };
}

const delta = (fields: unknown): unknown => ({ choices: [{ index: 0, delta: fields }] });
const event = (type: string, data: unknown): unknown => ({ event: { type, data } });

test('message and replace events add what is new', () => {
  expect(
    read(
      event('message', { content: 'Hel' }),
      event('chat:message:delta', { content: 'lo' }),
      event('replace', { content: 'Hello you' }),
      event('chat:message', { content: 'Other' }),
      event('replace', null),
    ),
  ).toEqual([{ type: 'delta', text: 'Hello you\n\nOther' }]);
});

test('events nobody here understands only tell that the server works', () => {
  for (const type of ['execute', 'files', 'embeds', 'notification', 'chat:title', '__proto__']) {
    expect(read(event(type, { code: 'alert(1)' }))).toEqual([{ type: 'activity' }]);
  }
  expect(read({ event: 'x' }, { sources: null }, {}, { type: 'ping' })).toEqual([{ type: 'activity' }]);
});

const element = (id: string | undefined, name: string, documents: string[], metadata: unknown[] = []): unknown => ({
  source: { id, name },
  document: documents,
  metadata,
});

test('sources are numbered as the server numbers them', () => {
  const [said] = read({
    sources: [
      element(
        'f1',
        'a.pdf',
        ['p1', 'p2'],
        [
          { source: 'a', name: 'A' },
          { source: 'b', name: 'B' },
        ],
      ),
      element('f2', 'c.pdf', ['p3', 'p4'], [{ source: 'b' }, {}]),
      element(undefined, 'd', ['p5']),
      null,
      7,
      { document: 'x', metadata: null },
    ],
  });
  expect(said).toEqual({
    type: 'sources',
    sources: [
      { name: 'A', passages: ['p1'] },
      { name: 'B', passages: ['p2', 'p3'] },
      { name: 'c.pdf', passages: ['p4'] },
      { name: 'd', passages: ['p5'] },
    ],
  });
});

test('passages keep the page that the server names, by its label where it has one', () => {
  const pages = [{ source: 's', page: 12 }, { source: 's' }, { source: 's', page: 3, page_label: 'iv' }];
  expect(read({ sources: [element('f', 'a.pdf', ['p1', 'p2', 'p3'], pages)] })).toEqual([
    { type: 'sources', sources: [{ name: 'a.pdf', passages: ['p1', 'p2', 'p3'], pages: ['12', '', 'iv'] }] },
  ]);
  const late = [{ source: 's' }, { source: 's', page: 0 }];
  expect(read({ sources: [element('f', 'a.pdf', ['p1', 'p2'], late)] })).toEqual([
    { type: 'sources', sources: [{ name: 'a.pdf', passages: ['p1', 'p2'], pages: ['', '0'] }] },
  ]);
});

test('source events add to the sources before them', () => {
  const events = read(
    { sources: [element('a', 'A', ['1'])] },
    event('source', element('b', 'B', ['2'])),
    event('citation', { document: ['3'], metadata: [{ source: 'https://c.test/x' }], source: { name: 'C' } }),
  );
  expect(events.at(-1)).toEqual({
    type: 'sources',
    sources: [
      { name: 'A', passages: ['1'] },
      { name: 'B', passages: ['2'] },
      { name: 'C', url: 'https://c.test/x', passages: ['3'] },
    ],
  });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://host.test/x',
  '//evil.test/x',
  '\\\\evil.test\\x',
  'https://bank.test@evil.test/',
  'https://',
  '',
])('a source never links to %s', (url) => {
  const [said] = read({ sources: [{ source: { name: 'doc', url }, document: ['d'], metadata: [{ source: url }] }] });
  expect(said).toMatchObject({ type: 'sources', sources: [{ name: 'doc' }] });
  expect(JSON.stringify(said)).not.toContain('"url"');
});

test('names from the server are one line without marks that turn the writing around', () => {
  const [said] = read({ sources: [element('a', `\u202egnp.exe\n${'x'.repeat(500)}`, ['d'])] });
  expect(said).toMatchObject({ sources: [{ name: `gnp.exe ${'x'.repeat(192)}` }] });
});

test('reasoning under its many names, but once', () => {
  expect(read(delta({ reasoning_content: 'a', reasoning: 'a' }), delta({ thinking: 'b' }))).toEqual([
    { type: 'reasoning', text: 'ab' },
  ]);
  expect(read(delta({ reasoning_details: [{ type: 'reasoning.text', text: 'c' }, { summary: 'd' }, 5] }))).toEqual([
    { type: 'reasoning', text: 'cd' },
  ]);
  expect(
    read(
      delta({
        content: [
          { type: 'thinking', thinking: [{ text: 'e' }] },
          { type: 'text', text: 'f' },
        ],
      }),
    ),
  ).toEqual([
    { type: 'reasoning', text: 'e' },
    { type: 'delta', text: 'f' },
  ]);
});

test('the model that answers, and usage under its many names', () => {
  expect(
    read(
      { selected_model_id: 'llama3' },
      { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, 'response_token/s': 'N/A' } },
      { usage: { input_tokens: 4, output_tokens: null } },
      { usage: { total_tokens: 'N/A' } },
    ),
  ).toEqual([
    { type: 'model', id: 'llama3' },
    { type: 'usage', usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } },
    { type: 'usage', usage: { inputTokens: 4 } },
  ]);
});

test('tool calls are named once, at the end', () => {
  const call = (name: unknown, index: unknown = 0): unknown => delta({ tool_calls: [{ index, function: { name } }] });
  const frames = [call('search'), call(null), call('search'), call('read', -1), call({}), call('x'.repeat(500))];
  const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
  expect(readBody(`${text}data: [DONE]\n\n`)).toEqual({
    events: [{ type: 'tool-calls', names: ['search', 'read', 'x'.repeat(100)] }],
    outcome: { finishReason: 'tool-calls' },
  });
});

test('other answers to the same question are left out', () => {
  expect(
    read({
      choices: [
        { index: 1, delta: { content: 'no' } },
        { index: 0, delta: { content: 'yes' } },
      ],
    }),
  ).toEqual([{ type: 'delta', text: 'yes' }]);
});

test('events of the Responses API', () => {
  const frames = [
    { type: 'response.created', response: { status: 'in_progress' } },
    { type: 'response.reasoning_summary_text.delta', delta: 'think' },
    { type: 'response.reasoning_text.delta', delta: '!' },
    { type: 'response.output_text.delta', delta: 'Hel' },
    { type: 'response.output_text.delta', delta: 'lo' },
    { type: 'response.output_text.done', text: 'Hello' },
    { type: 'response.completed', response: { usage: { input_tokens: 1, output_tokens: 2 } } },
  ];
  const body = frames.map((frame) => `event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`).join('');
  expect(readBody(body)).toEqual({
    events: [
      { type: 'reasoning', text: 'think!' },
      { type: 'delta', text: 'Hello' },
      { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } },
    ],
    outcome: { finishReason: 'stop' },
  });
  const incomplete = { type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } };
  expect(readBody(`data: ${JSON.stringify(incomplete)}\n\n`).outcome).toEqual({ finishReason: 'length' });
  const failed = { type: 'response.failed', response: { error: { code: 'rate_limit_exceeded', message: 'Slow' } } };
  expect(readBody(`data: ${JSON.stringify(failed)}\n\n`).outcome).toMatchObject({
    error: { code: 'rate-limit', serverText: 'Slow', retryable: true },
  });
});

test('reads pictures that the Responses API makes and those that a pipe sends', () => {
  const made = { type: 'image_generation_call', result: 'aGk=', output_format: 'webp' };
  const files = [
    { type: 'image', url: 'https://a.org/b.png' },
    { type: 'file', url: 'https://a.org/c' },
  ];
  expect(
    read({ type: 'response.output_item.done', item: made }, { event: { type: 'files', data: { files } } }),
  ).toEqual([
    { type: 'image', url: 'data:image/webp;base64,aGk=' },
    { type: 'image', url: 'https://a.org/b.png' },
  ]);
});
