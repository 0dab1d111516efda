import { expect, test } from 'vitest';
import type { Script } from '../../../src/testing/index.js';
import { diagnosisText } from '../../../src/core/diagnosis-text.js';
import { ManualClock } from '../../support/manual-clock.js';
import { detail, examine, gateway, key, verdictOf, type Handle, type Routes } from './clinic.js';

const chat = 'POST /api/chat/completions';
const done = 'data: [DONE]\n\n';

function frame(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;
}

/** An answer whose chunks come at these milliseconds of the clock. */
function timed(clock: ManualClock, chunks: readonly (readonly [number, string])[]): Response {
  const encoder = new TextEncoder();
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift();
        if (!next) return controller.close();
        clock.advance(Math.max(0, next[0] - clock.now()));
        controller.enqueue(encoder.encode(next[1]));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function verdictOfTimes(chunks: readonly (readonly [number, string])[], options = {}): ReturnType<typeof verdict> {
  const clock = new ManualClock();
  return verdict(gateway({}, { [chat]: () => timed(clock, chunks) }), options, clock);
}

async function verdict(handle: Handle, options: object, clock: ManualClock): Promise<ReturnType<typeof verdictOf>> {
  return verdictOf(await examine(handle, options, { clock }));
}

const words = ['One', ' two', ' three', ' four', ' five', ' six', ' seven', ' eight'].map(frame);

test('sees words that come one by one, and leaves the answer then', async () => {
  const chunks = words.map((word, at): [number, string] => [300 + 60 * at, word]);
  const finding = await verdictOfTimes([...chunks, [60_000, done]]);
  expect(finding).toMatchObject({ code: 'answers', severity: 'ok' });
  expect(finding?.cause).toContain('300 ms, and more one by one');
});

test('sees a stream that was held back, in one chunk or in several', async () => {
  expect(await verdictOfTimes([[900, words.join('') + done]])).toMatchObject({ code: 'buffered', severity: 'warning' });
  const several = [...words, done].map((part): [number, string] => [900, part]);
  expect(await verdictOfTimes(several)).toMatchObject({ code: 'buffered', severity: 'warning' });
});

test.each([
  ['a very short answer', [[900, frame('Yes') + done]]],
  ['a very fast model', [[100, words.join('') + done]]],
] as const)('does not take %s for one', async (_, chunks) => {
  expect(await verdictOfTimes(chunks)).toMatchObject({ code: 'answers' });
});

test('does not look for pieces where no stream was asked', async () => {
  const finding = await verdictOfTimes([[900, words.join('') + done]], { stream: false });
  expect(finding).toMatchObject({ code: 'answers' });
});

test('warns of a late start', async () => {
  const late = words.map((word, at): [number, string] => [12_000 + 60 * at, word]);
  expect(await verdictOfTimes(late)).toMatchObject({ code: 'slow-start', severity: 'warning' });
});

test('sees through the buffering that the rehearsal plays', async () => {
  const script: Script = {
    steps: [...words.map((text) => ({ text })), { finish: 'stop' }],
    buffered: true,
    tokenMs: 40,
  };
  const handle = gateway({ scenario: script, speed: 1 });
  expect(verdictOf(await examine(handle))).toMatchObject({ code: 'buffered' });
});

const refusals: readonly [string, Routes[string]][] = [
  ['provider-unreachable', () => detail(500, 'Open WebUI: Server Connection Error')],
  ['provider-unreachable', () => new Response('<h1>504</h1>', { status: 504 })],
  ['provider-refuses', () => Response.json({ error: { message: 'Incorrect API key provided' } }, { status: 401 })],
  ['provider-refuses', () => Response.json({ error: { code: 'insufficient_quota' } }, { status: 429 })],
  ['chat-route-missing', () => detail(405, 'Method Not Allowed')],
  ['chat-route-missing', () => new Response('<!doctype html><h1>Sign in</h1>')],
  ['chat-route-missing', () => new Response(null, { status: 302, headers: { location: 'https://sso.example/' } })],
  ['answer-empty', () => new Response('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')],
  ['answer-failed', () => new Response('data: {"error":{"detail":"the pipe raised"}}\n\n')],
  ['answer-failed', () => new Response(frame('One'))],
  ['answer-failed', () => detail(400, 'max_tokens is too large')],
  ['model-refused', () => detail(400, 'Model not found')],
];

test.each(refusals)('names %s', async (code, respond) => {
  const finding = verdictOf(await examine(gateway({}, { [chat]: respond ?? (() => detail(500, '')) })));
  expect(finding).toMatchObject({ probe: 'answer', code, severity: 'problem' });
  expect(finding?.fix).toMatch(/\.$/);
});

test('does not wait for ever for a model', async () => {
  const clock = new ManualClock();
  const handle = gateway({}, { [chat]: () => new Promise<never>(() => {}) });
  const examining = examine(handle, { timeout: 30_000 }, { clock });
  await expect.poll(() => clock.next).toBe(30_000);
  clock.advance(30_000);
  const finding = verdictOf(await examining);
  expect(finding).toMatchObject({ code: 'no-answer-in-time' });
  expect(finding?.cause).toContain('model');
});

const echo = (request: Request): Response => detail(400, `bad header: ${request.headers.get('authorization')}`);

test.each([
  ['a key of the usual form', { apiKey: key }, key],
  ['any key', { apiKey: 'my own password' }, 'my own password'],
  ['a key that a function gives', { apiKey: async () => 'another password' }, 'another password'],
  ['a header', { apiKey: key, headers: { 'x-gate': 'gate-password' }, model: 'gate-password' }, 'gate-password'],
])('never repeats %s', async (_, options, secret) => {
  const handle = gateway({ keys: undefined as never }, { [chat]: echo, 'GET /api/models': echo });
  for (const server of [handle, gateway({}, { [chat]: echo }), gateway({ apiKeysEnabled: false })]) {
    const { model: _model, ...diagnosis } = await examine(server, options);
    expect(JSON.stringify(diagnosis)).not.toContain(secret);
    expect(diagnosisText({ ...diagnosis, model: '' })).not.toContain(secret);
  }
});

test('writes one line a probe, the fix below it, and what was not asked', async () => {
  const diagnosis = await examine(gateway({ version: '0.6.1' }), { model: 'technova' });
  const text = diagnosisText(diagnosis);
  expect(text).toMatch(/^Causerie connection doctor: the chat cannot work yet\.$/m);
  expect(text).toMatch(/^Server: https:\/\/ai\.example \(Open WebUI 0\.6\.1\)$/m);
  expect(text).toMatch(/^ {2}WARNING version: .*\[outdated\]$/m);
  expect(text).toMatch(/^ {2}PROBLEM model: .*\[model-missing\]\n {10}Fix: Write model: "Technova"/m);
  expect(text).toMatch(/^ {2}- {7}answer: not asked$/m);
  expect(diagnosisText(await examine(gateway()))).toContain('doctor: all is well.');
});
