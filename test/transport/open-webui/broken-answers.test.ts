import { expect, test } from 'vitest';
import { AnswerReader, dialects } from '../../../src/transport/open-webui/answer-reader.js';
import { seededRandom } from '../../support/corpora.js';
import { KeptLog } from '../../support/transport-bench.js';

await dialects.load();

const firstSeed = Number(process.env.CAUSERIE_SEED ?? 20_261_121);
const seeds = 10_000;

const frame = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const chunk = (delta: unknown, finish_reason: unknown = null): unknown => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason }],
});
const done = 'data: [DONE]\n\n';

/** Errors in any form: they end the turn. */
const errors: readonly string[] = [
  'error: {"code":500,"message":"slot unavailable"}\n\n',
  'error: upstream went away\n\n',
  '<html><body>502 Bad Gateway</body></html>\n\n',
  'HTTP/1.1 502 Bad Gateway\n\n',
  frame({ error: { message: 'The server had an error' } }),
  frame({ error: 'no' }),
  frame({ error_code: 336100, error_msg: 'busy' }),
  frame({ base_resp: { status_code: 1002, status_msg: 'rate limit' } }),
  frame({ code: 50505, message: 'Model service overloaded', data: null }),
  frame({ success: false, msg: 'token expired' }),
  frame({ detail: 'Chat completion stream failed' }),
  frame({ fault: { faultstring: 'Body buffer overflow' } }),
  frame({ type: 'about:blank', title: 'Bad Gateway', status: 502 }),
  frame({ message: 'Too many requests' }),
  frame({ event: { type: 'chat:message:error', data: { error: { content: 'no' } } } }),
  'event: error\ndata: slot unavailable\n\n',
  frame(chunk({}, 'error')),
];

/** Lines, frames and fields that should not stand in an answer, and are no errors that anybody could name. */
const oddities: readonly string[] = [
  'warning: slow disk\n\n',
  'Upstream says no.\n\n',
  'Internal Server Error\n\n',
  'content: {"text":"lost"}\n\n',
  'retry: soon\n\n',
  '{"choices":[{"delta":{"content":"ha\n\n',
  'data: {"choices":[{"index":0,"delta":{"content":"ha\n\n',
  'data: half a sentence\n\n',
  'data: <html>\n\n',
  'data: 7\n\n',
  'data: "text"\n\n',
  'data: undefined\n\n',
  frame({ choices: 'text' }),
  frame({ choices: { delta: { content: 'lost' } } }),
  frame({ choices: ['text'] }),
  frame({ choices: [{ index: 0, delta: 'text' }] }),
  frame(chunk({ content: 42 })),
  frame(chunk({ content: true })),
  frame(chunk({ content: { parts: ['lost'] } })),
  frame(chunk({ reasoning_content: 42 })),
  frame(chunk({}, 'banana')),
  frame(chunk({}, 7)),
  frame(chunk({}, { reason: 'stop' })),
  frame(chunk({}, 'abort')),
  frame(chunk({ content: [{ type: 'text', text: 5 }] })),
  frame(chunk({ content: ['lost', 5] })),
  frame({ choices: [{ index: 0, message: 'lost' }] }),
  frame({ choices: [{ index: 0, text: 5 }] }),
  frame({ content: 'lost', stop: false }),
  frame({ message: 'Endpoint request' }),
];

interface Part {
  readonly bytes: string;
  readonly kind: 'text' | 'beside' | 'finish' | 'done';
}

/** A stream of an answer as a server may write it. */
function answer(random: () => number): Part[] {
  const maybe = (chance: number, part: Part): Part[] => (random() < chance ? [part] : []);
  const beside: readonly string[] = [
    ': ping\n\n',
    frame({ choices: [], usage: { total_tokens: 3 } }),
    frame({ event: { type: 'status', data: { description: 'Reading', done: false } } }),
    frame({ sources: [{ source: { id: 'a' }, document: ['d'], metadata: [{}] }] }),
    frame({ id: 'c1', object: 'chat.completion.chunk', choices: [] }),
    'event: ping\ndata: {"type":"ping"}\n\n',
  ];
  const aside = (): Part => ({ bytes: beside[Math.floor(random() * beside.length)] ?? '', kind: 'beside' });
  const texts = Array.from({ length: 1 + random() * 6 }, (_, at) => `word${at} ${random() < 0.2 ? '<b> ' : ''}`);
  return [
    ...maybe(0.5, { bytes: frame(chunk({ role: 'assistant', content: '' })), kind: 'beside' }),
    ...texts.flatMap((text) => [
      ...maybe(0.2, aside()),
      { bytes: frame(chunk({ content: text })), kind: 'text' as const },
    ]),
    ...maybe(0.6, { bytes: frame(chunk({}, random() < 0.8 ? 'stop' : 'length')), kind: 'finish' }),
    // Against the model's own word.
    ...maybe(0.1, { bytes: frame(chunk({ content: 'more ' })), kind: 'text' }),
    ...maybe(0.3, aside()),
    ...maybe(0.8, { bytes: done, kind: 'done' }),
  ];
}

/** Whether the model's own word ends the answer at or after this part, and no text follows it. */
function isProperlyEnded(parts: readonly Part[]): boolean {
  const finish = parts.findLastIndex(({ kind }) => kind === 'finish');
  return finish >= 0 && !parts.slice(finish).some(({ kind }) => kind === 'text');
}

function outcomeOf(text: string, random: () => number): AnswerReader['outcome'] {
  const reader = new AnswerReader(new KeptLog(), '');
  const bytes = new TextEncoder().encode(text);
  const at = Math.floor(random() * bytes.length);
  for (const piece of [bytes.subarray(0, at), bytes.subarray(at)]) if (!reader.outcome) reader.push(piece);
  if (!reader.outcome) reader.end();
  return reader.outcome;
}

const withOddity = `${seeds} answers with something unreadable in them are whole only by a proper end after it, and always by one`;

test(`${withOddity} (seeds from ${firstSeed})`, () => {
  let whole = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const random = seededRandom(seed);
    const parts = answer(random);
    const at = Math.floor(random() * (parts.length + 1));
    const kind = random() < 0.5 ? errors : oddities;
    const odd = kind[Math.floor(random() * kind.length)] ?? '';
    const end = parts.findIndex(({ kind }) => kind === 'done');
    const text = [...parts.slice(0, at), { bytes: odd }, ...parts.slice(at)].map(({ bytes }) => bytes).join('');
    const outcome = outcomeOf(text, random);
    const isWhole = outcome !== undefined && 'finishReason' in outcome;
    if (isWhole) whole += 1;
    // It is no part of the answer where the answer has ended.
    const cameAfterTheEnd = end >= 0 && at > end;
    const shouldBe = cameAfterTheEnd || (kind === oddities && isProperlyEnded(parts.slice(at)));
    expect(isWhole, `seed ${seed}: ${odd} in ${text}`).toBe(shouldBe);
  }
  // A test in which nothing is ever whole would prove nothing.
  expect(whole).toBeGreaterThan(seeds / 20);
});

test(`${seeds} answers that are cut anywhere are whole only by a word that came before the cut (seeds from ${firstSeed})`, () => {
  let whole = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const random = seededRandom(seed);
    const parts = answer(random);
    const text = parts.map(({ bytes }) => bytes).join('');
    const cut = Math.floor(random() * (text.length + 1));
    // A frame is whole without the line breaks behind it.
    let length = 0;
    const came = parts.filter(({ bytes }) => (length += bytes.length) - 2 <= cut);
    const outcome = outcomeOf(text.slice(0, cut), random);
    if (!outcome || 'error' in outcome) continue;
    whole += 1;
    const hasLastWord = came.some(({ kind }) => kind === 'done') || isProperlyEnded(came);
    expect(hasLastWord, `seed ${seed}: ${JSON.stringify(text.slice(0, cut))}`).toBe(true);
  }
  expect(whole).toBeGreaterThan(seeds / 100);
});

test('answers in which all can be read are whole', () => {
  for (let seed = firstSeed; seed < firstSeed + 500; seed += 1) {
    const random = seededRandom(seed);
    const parts = answer(random);
    const hasLastWord = parts.some(({ kind }) => kind === 'done') || isProperlyEnded(parts);
    const outcome = outcomeOf(parts.map(({ bytes }) => bytes).join(''), random);
    expect(outcome !== undefined && 'finishReason' in outcome, `seed ${seed}`).toBe(hasLastWord);
  }
});
