import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { ChatEvent } from '../../../src/core/chat-event.js';
import { lazy, type Lazy } from '../../../src/platform/lazy.js';
import { AnswerReader, dialects } from '../../../src/transport/open-webui/answer-reader.js';
import { chunksOf, cuttings, rowsOf, seededRandom } from '../../support/corpora.js';
import { finish, token } from '../../support/frames.js';
import { KeptLog } from '../../support/transport-bench.js';

type Dialects = typeof import('../../../src/transport/open-webui/dialects/dialects.js');

const never = new AbortController().signal;

/** The dialects of a page that has not loaded them yet. */
function unloaded(): Lazy<Dialects> {
  return lazy(() => import('../../../src/transport/open-webui/dialects/dialects.js'));
}

function readerWith(parts: Lazy<Dialects>): AnswerReader {
  return new AnswerReader(new KeptLog(), '', parts);
}

/** What these pieces say to a reader, with pieces of text in one, and how they end. */
async function read(reader: AnswerReader, pieces: readonly Uint8Array[]): Promise<unknown> {
  const events: ChatEvent[] = [];
  const take = async (): Promise<void> => {
    events.push(...reader.take());
    if (reader.isWaiting) await reader.load(never);
    events.push(...reader.take());
  };
  for (const piece of pieces) {
    if (!reader.outcome) reader.push(piece);
    await take();
  }
  if (!reader.outcome) reader.end();
  await take();
  const { outcome, hadFrame } = reader;
  return { said: joined(events), outcome, hadFrame };
}

function joined(events: readonly ChatEvent[]): readonly ChatEvent[] {
  const said: ChatEvent[] = [];
  for (const event of events) {
    const last = said.at(-1);
    if (event.type === 'activity') continue;
    if (event.type === 'delta' && last?.type === 'delta')
      said[said.length - 1] = { ...last, text: last.text + event.text };
    else said.push(event);
  }
  return said;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test('an answer whose dialects load in its middle reads the same as one that has them from the beginning', async () => {
  await dialects.load();
  const random = seededRandom(5);
  for (const row of rowsOf('sse-openai')) {
    for (const pieces of [...cuttings(chunksOf(row), random)].slice(-3)) {
      const whole = await read(readerWith(dialects), pieces);
      expect(await read(readerWith(unloaded()), pieces), String(row.id)).toEqual(whole);
    }
  }
});

test('a plain answer needs no dialects', () => {
  const reader = readerWith(unloaded());
  reader.push(bytes(token('Two and ') + token('two is four.') + finish));
  expect(reader.isWaiting).toBe(false);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'Two and two is four.' }]);
  expect(reader.outcome).toEqual({ finishReason: 'stop' });
});

test('half a character waits for its other half, not for the dialects', () => {
  const reader = readerWith(unloaded());
  reader.push(bytes(`data: ${JSON.stringify({ choices: [{ delta: { content: 'a\ud83d' } }] })}\n\n`));
  expect(reader.isWaiting).toBe(false);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'a' }]);
  reader.push(bytes(`data: ${JSON.stringify({ choices: [{ delta: { content: '\ude00' } }] })}\n\n`));
  expect(reader.take()).toEqual([{ type: 'delta', text: '😀' }]);
});

test.each([
  ['a tag', { choices: [{ delta: { content: 'a <think' } }] }],
  ['reasoning', { choices: [{ delta: { reasoning: 'Hm' } }] }],
  ['tool calls', { choices: [{ delta: { tool_calls: [{ function: { name: 'f' } }] } }] }],
  ['a whole message', { choices: [{ message: { content: 'a' } }] }],
  ['another answer', { choices: [{ index: 1, delta: { content: 'a' } }] }],
  ['a filter', { choices: [{ delta: {}, finish_reason: 'content_filter' }] }],
  ['usage', { choices: [], usage: { total_tokens: 3 } }],
  ['sources', { choices: [], sources: [{}] }],
  ['a status', { event: { type: 'status', data: {} } }],
  ['an error', { choices: [{ delta: {} }], error: 'no' }],
])('%s waits, with all that comes after it, for the dialects', (_name, frame) => {
  const reader = readerWith(unloaded());
  reader.push(bytes(`${token('before')}data: ${JSON.stringify(frame)}\n\n${token('after')}${finish}`));
  expect(reader.isWaiting).toBe(true);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'before' }]);
  expect(reader.outcome).toBeUndefined();
});

test('a limit that passes before the dialects are there ends the answer with its plain text', async () => {
  const reader = readerWith(unloaded());
  reader.push(bytes(token('a') + token(' <b> ') + token('c')));
  expect(reader.take()).toEqual([{ type: 'delta', text: 'a' }]);
  const limit = new ChatError('stall', 'no frame in time');
  await reader.load(AbortSignal.abort(limit));
  expect(reader.take()).toEqual([{ type: 'delta', text: ' <b> c' }]);
  expect(reader.outcome).toEqual({ error: limit });
});

test('an end that came before the limit counts', async () => {
  const reader = readerWith(unloaded());
  reader.push(bytes(token(' <b> ') + finish));
  await reader.load(AbortSignal.abort(new ChatError('stall', 'no frame in time')));
  expect(reader.outcome).toEqual({ finishReason: 'stop' });
});

test('a stop leaves at once', async () => {
  const reader = readerWith(unloaded());
  reader.push(bytes(token('<b>')));
  await expect(reader.load(AbortSignal.abort('stopped'))).rejects.toBe('stopped');
});

test('without the dialects the text is shown as it is, and an error ends it', async () => {
  const missing = lazy<Dialects>(() => Promise.reject(new Error('not found')));
  const reader = readerWith(missing);
  reader.push(bytes(`${token('a <b> ')}data: {"error":{"message":"no"}}\n\n${finish}`));
  await reader.load(never);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'a <b> ' }]);
  expect(reader.outcome).toMatchObject({ error: { code: 'server' } });
});
