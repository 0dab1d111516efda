import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatErrorCode } from '../../../src/core/chat-error.js';
import type { FinishReason } from '../../../src/core/chat-event.js';
import { retryDelay } from '../../../src/core/retry-policy.js';
import { AnswerReader } from '../../../src/transport/open-webui/answer-reader.js';
import { chunksOf, cuttings, rowsOf, seededRandom, type Row } from '../../support/corpora.js';
import { startReplayServer, type Played, type ReplayServer } from '../../support/replay-server.js';
import { fetchOf, KeptLog, settle, transportBench, type Bench, type Heard } from '../../support/transport-bench.js';

interface AnswerRow extends Row {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly close: NonNullable<Played['close']>;
  readonly expect: {
    readonly text: string | { readonly repeat: readonly [string, number] };
    readonly outcome: string;
    readonly finish_reason?: string;
    readonly accept?: readonly string[];
    readonly accept_outcome?: readonly string[];
    readonly auto_retry?: boolean;
    readonly error_kind?: keyof typeof codeOfKind;
    readonly error_text_shown?: boolean;
    readonly reasoning?: string;
    readonly sources?: number;
    readonly usage_total?: number;
    readonly warn?: number;
  };
}

/** The collection's words for a fault, as codes. */
const codeOfKind = {
  'bad-request': 'bad-request',
  'login-or-proxy-page': 'unexpected-body',
  'rate-limit': 'rate-limit',
  timeout: 'timeout',
} as const satisfies Record<string, ChatErrorCode>;

/** The providers' words for the end of an answer, as ours. */
const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  function_call: 'tool-calls',
};

const rows = rowsOf<AnswerRow>('sse-openai');
let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

function check(row: AnswerRow, { events, text, reasoning, error }: Heard, log: KeptLog): void {
  const { expect: expected } = row;
  const texts = expected.accept ?? [textOf(expected.text)];
  expect(texts).toContain(text);
  expect(outcomeOf(events.at(-1), error?.code)).toBeOneOf([...(expected.accept_outcome ?? [expected.outcome])]);
  const end = events.at(-1);
  if (expected.finish_reason && end?.type === 'end')
    expect(end.finishReason).toBe(finishReasons[expected.finish_reason]);
  if (expected.error_kind) expect(error?.code).toBe(codeOfKind[expected.error_kind]);
  if (expected.error_text_shown) expect(error?.serverText).toMatch(/^[^<>]{2,300}$/);
  if (expected.reasoning !== undefined) expect(reasoning).toBe(expected.reasoning);
  if (expected.warn !== undefined) expect(log.warnings).toHaveLength(expected.warn);
  const sources = events.findLast((event) => event.type === 'sources');
  if (expected.sources !== undefined) expect(sources?.sources).toHaveLength(expected.sources);
  const usage = events.findLast((event) => event.type === 'usage');
  if (expected.usage_total !== undefined) expect(usage?.usage.totalTokens).toBe(expected.usage_total);
  if (expected.auto_retry !== undefined) {
    const failed = { attempt: 1, hadFrame: events.length > 0, streamed: true, timeouts: 1 };
    const delay = error && retryDelay({ error, ...failed }, { maxRetries: 2 }, 0);
    expect(typeof delay === 'number').toBe(expected.auto_retry);
  }
  expect({}).not.toHaveProperty('polluted');
}

function textOf(text: AnswerRow['expect']['text']): string {
  return typeof text === 'string' ? text : text.repeat[0].repeat(text.repeat[1]);
}

function outcomeOf(last: Heard['events'][number] | undefined, code: ChatErrorCode | undefined): string {
  if (last?.type === 'end') return last.finishReason === 'tool-calls' ? 'tool-calls' : 'complete';
  return code === 'interrupted' || code === 'empty' ? code : 'error';
}

/** Listens to the end; where the server stalls, lets the limits pass. */
async function play(bench: Bench, stalled: Promise<void>): Promise<Heard> {
  const heard = bench.hear();
  let isOver = false;
  heard.finally(() => (isOver = true));
  void stalled.then(async () => {
    await settle();
    if (!isOver) bench.clock.advance(60_000);
  });
  return heard;
}

test('plays every row of the collection', () => {
  expect(rows.length).toBe(70);
});

test.each(rows.map((row) => [row.id, row.name, row] as const))('%s %s, from a server', async (_id, _name, row) => {
  const { status, headers, close } = row;
  server.play = () => ({ status, headers, close, chunks: chunksOf(row) });
  const bench = transportBench({ url: `${server.url}/v1`, verifyModel: false });
  check(row, await play(bench, close.startsWith('stall') ? server.stalled() : new Promise(() => {})), bench.log);
});

const cut = rows.filter((row) => row.close === 'clean' || row.close === 'reset');

test.each(cut.map((row) => [row.id, row.name, row] as const))('%s %s, cut anywhere', async (_id, _name, row) => {
  const { status, headers, close } = row;
  let runs = 0;
  for (const chunks of cuttings(chunksOf(row), seededRandom(2))) {
    runs += 1;
    // Every way through the reader; but for the thousands of ways that cut once, through the whole transport.
    const isWhole = chunks.length !== 2 && chunks.length < 10_000;
    if (isWhole || status !== 200) {
      const fetch = fetchOf(chunks, { status, headers, close: close === 'reset' ? 'reset' : 'clean' });
      const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
      check(row, await bench.hear(), bench.log);
    } else {
      const log = new KeptLog();
      check(row, readDirectly(chunks, log, close === 'reset'), log);
    }
  }
  expect(runs).toBeGreaterThanOrEqual(23);
});

function readDirectly(chunks: readonly Uint8Array[], log: KeptLog, isBroken: boolean): Heard {
  const reader = new AnswerReader(log, '');
  const events = chunks.flatMap((chunk) => {
    reader.push(chunk);
    return reader.take();
  });
  if (isBroken) reader.break(new TypeError('terminated'));
  else reader.end();
  events.push(...reader.take());
  const { outcome } = reader;
  if (outcome && 'finishReason' in outcome) events.push({ type: 'end', ...outcome });
  const joined = (type: 'delta' | 'reasoning'): string =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  const heard = { events, text: joined('delta'), reasoning: joined('reasoning') };
  return outcome && 'error' in outcome ? { ...heard, error: outcome.error } : heard;
}
