import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { ChatEvent } from '../../../src/core/chat-event.js';
import { AnswerReader } from '../../../src/transport/open-webui/answer-reader.js';
import type { BodyReader } from '../../../src/transport/open-webui/body-reader.js';
import { PlainReader } from '../../../src/transport/open-webui/plain-reader.js';
import { chunksOf, cuttings, rowsOf, seededRandom } from '../../support/corpora.js';
import { finish, token } from '../../support/frames.js';
import { KeptLog } from '../../support/transport-bench.js';

const never = new AbortController().signal;

/** What these pieces say to a reader, with pieces of text in one, and how they end. */
async function read(first: BodyReader, pieces: readonly Uint8Array[]): Promise<unknown> {
  let reader = first;
  const events: ChatEvent[] = [];
  const take = async (): Promise<void> => {
    events.push(...reader.take());
    if (reader.isHolding && reader.handOver) reader = await reader.handOver(never);
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

test('what takes over in the middle reads the same as what reads from the beginning', async () => {
  const random = seededRandom(5);
  for (const row of rowsOf('sse-openai')) {
    for (const pieces of [...cuttings(chunksOf(row), random)].slice(-3)) {
      const whole = await read(new AnswerReader(new KeptLog(), ''), pieces);
      expect(await read(new PlainReader(new KeptLog(), ''), pieces), String(row.id)).toEqual(whole);
    }
  }
});

test('a plain answer needs nothing else', () => {
  const reader = new PlainReader(new KeptLog(), '');
  reader.push(bytes(token('Two and ') + token('two is four.') + finish));
  expect(reader.isHolding).toBe(false);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'Two and two is four.' }]);
  expect(reader.outcome).toEqual({ finishReason: 'stop' });
});

test.each([
  ['a tag', { choices: [{ delta: { content: 'a <think' } }] }],
  ['half a character', { choices: [{ delta: { content: '\ud83d' } }] }],
  ['reasoning', { choices: [{ delta: { reasoning: 'Hm' } }] }],
  ['tool calls', { choices: [{ delta: { tool_calls: [{ function: { name: 'f' } }] } }] }],
  ['a whole message', { choices: [{ message: { content: 'a' } }] }],
  ['another answer', { choices: [{ index: 1, delta: { content: 'a' } }] }],
  ['a filter', { choices: [{ delta: {}, finish_reason: 'content_filter' }] }],
  ['usage', { choices: [], usage: { total_tokens: 3 } }],
  ['sources', { choices: [], sources: [{}] }],
  ['a status', { event: { type: 'status', data: {} } }],
  ['a fault', { choices: [{ delta: {} }], error: 'no' }],
])('%s waits, with all that comes after it, for the reader of everything', (_name, frame) => {
  const reader = new PlainReader(new KeptLog(), '');
  reader.push(bytes(`${token('before')}data: ${JSON.stringify(frame)}\n\n${token('after')}${finish}`));
  expect(reader.isHolding).toBe(true);
  expect(reader.take()).toEqual([{ type: 'delta', text: 'before' }]);
  expect(reader.outcome).toBeUndefined();
});

test('a limit that passes before the other reader is there ends the answer with its plain text', async () => {
  const reader = new PlainReader(new KeptLog(), '');
  reader.push(bytes(token('a') + token(' <b> ') + token('c')));
  expect(reader.take()).toEqual([{ type: 'delta', text: 'a' }]);
  const limit = new ChatError('stall', 'no frame in time');
  expect(await reader.handOver(AbortSignal.abort(limit))).toBe(reader);
  expect(reader.take()).toEqual([{ type: 'delta', text: ' <b> c' }]);
  expect(reader.outcome).toEqual({ error: limit });
});

test('an end that came before the limit counts', async () => {
  const reader = new PlainReader(new KeptLog(), '');
  reader.push(bytes(token(' <b> ') + finish));
  await reader.handOver(AbortSignal.abort(new ChatError('stall', 'no frame in time')));
  expect(reader.outcome).toEqual({ finishReason: 'stop' });
});

test('a stop leaves at once', async () => {
  const reader = new PlainReader(new KeptLog(), '');
  reader.push(bytes(token('<b>')));
  await expect(reader.handOver(AbortSignal.abort('stopped'))).rejects.toBe('stopped');
});
