import { expect, test } from 'vitest';
import { isChatError } from '../../../src/core/chat-error.js';
import { chunksOf, rowsOf, seededRandom } from '../../support/corpora.js';
import { fetchOf, transportBench } from '../../support/transport-bench.js';

const seed = Number(process.env.CAUSERIE_SEED ?? 20_261_121);
const runs = process.env.CAUSERIE_LONG ? 10_000 : 2_000;

const words = [
  'data: ',
  'data:',
  'event: error\n',
  'event: ',
  ': ',
  'id: 1\n',
  'retry: 5\n',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\r\r',
  '[DONE]',
  '{"choices":[{"index":0,"delta":{"content":"',
  '"}}]}',
  '{"error":',
  '{"detail":',
  '{"event":{"type":"status","data":',
  '{"sources":[',
  '{"usage":',
  'null',
  'true',
  '-1e999',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  '\\',
  '\\ud83d',
  '<think>',
  '</think>',
  '<details type="reasoning">',
  '</details>',
  '<details type="tool_calls" a="',
  '<html>',
  'HTTP/1.1 200 OK',
  '◁think▷',
  '◁',
  '"__proto__":',
  '"finish_reason":"stop"',
  'data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}\n\n',
  '"tool_calls":[{"index":4294967295}]',
  '\u0000',
  '\ufeff',
  'é',
  '😀',
  '```',
  '`',
];

/** A body that begins like an answer and goes wrong in some way. */
function body(random: () => number, samples: readonly Uint8Array[]): Uint8Array {
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise;
  const kind = random();
  if (kind < 0.2) return Uint8Array.from({ length: random() * 2000 }, () => random() * 256);
  if (kind < 0.6) {
    const text = Array.from({ length: random() * 120 }, () => pick(words, '')).join('');
    return new TextEncoder().encode(text);
  }
  const bytes = pick(samples, new Uint8Array()).slice();
  for (let change = random() * 20; change > 0; change -= 1) bytes[Math.floor(random() * bytes.length)] = random() * 256;
  return bytes.subarray(0, kind < 0.8 ? bytes.length : random() * bytes.length);
}

test(`${runs} random answers end, with an end or a ChatError (seed ${seed})`, { timeout: 120_000 }, async () => {
  const random = seededRandom(seed);
  const samples = rowsOf('sse-openai').map((row) => new Uint8Array(Buffer.concat(chunksOf(row)).subarray(0, 5000)));
  const types = ['text/event-stream', 'application/json', 'text/html', 'text/plain', ''];
  const ends: Record<string, number> = {};
  for (let run = 0; run < runs; run += 1) {
    const bytes = body(random, samples);
    const chunks = [];
    for (let at = 0; at < bytes.length;) {
      const end = at + 1 + Math.floor(random() * 400);
      chunks.push(bytes.subarray(at, end));
      at = end;
    }
    const status = random() < 0.9 ? 200 : 400 + Math.floor(random() * 190);
    const headers = { 'content-type': types[Math.floor(random() * types.length)] ?? '' };
    const fetch = fetchOf(chunks, { status, headers, close: random() < 0.8 ? 'clean' : 'reset' });
    const { events, error, thrown, text } = await transportBench({ url: 'http://gateway.test/v1' }, { fetch }).hear();
    expect(thrown, `run ${run}`).toBeUndefined();
    expect(isChatError(error) || events.at(-1)?.type === 'end', `run ${run}`).toBe(true);
    expect(events.filter(({ type }) => type === 'end').length, `run ${run}`).toBe(error ? 0 : 1);
    // What is no fault of ours is one of the server, the network or the protocol, never a mistake in the reader.
    expect(error?.cause, `run ${run}`).not.toBeInstanceOf(RangeError);
    if (error?.cause instanceof TypeError) expect(error.cause.message).toBe('terminated');
    expect(text).not.toMatch(/\ud83d$/);
    const how = error?.code ?? 'end';
    ends[how] = (ends[how] ?? 0) + 1;
  }
  expect({}).not.toHaveProperty('polluted');
  // A fuzz that never gets past the first byte would prove nothing.
  expect(ends.end).toBeGreaterThan(runs / 50);
  expect(ends.interrupted).toBeGreaterThan(runs / 50);
});
