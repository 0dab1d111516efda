import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../src/core/chat-event.js';
import { fetchOf, pushed, settle, transportBench, type Heard } from '../../support/transport-bench.js';

const end = (finishReason: string): unknown => ({ type: 'end', finishReason });
const frame = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const delta = (fields: unknown, finish_reason: unknown = null): string =>
  frame({ choices: [{ index: 0, delta: fields, finish_reason }] });
const stop = delta({}, 'stop');
const done = 'data: [DONE]\n\n';

function hear(body: string, init: ResponseInit = {}): Promise<Heard> {
  return transportBench({ url: 'http://gateway.test/v1', verifyModel: false }, { fetch: fetchOf([body], init) }).hear();
}

function hearJson(body: unknown, status = 200): Promise<Heard> {
  return hear(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

const last = ({ events }: Heard): ChatEvent | undefined => events.at(-1);

const tooLong = '{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"x"}';

test.each([
  ['s01 in a field of its own', `error: ${tooLong}\n\n${done}`],
  ['in a field of another name', `exception: ${tooLong}\n\n${done}`],
  ['as a bare line', `${tooLong}\n\n${done}`],
  ['as words', `The request exceeds the available context size.\n\n${done}`],
  ['as words in a frame', `data: prompt is too long: 9000 tokens\n\n${done}`],
  ['as an error event', `event: error\ndata: maximum context length is 4096\n\n`],
  ['within a list', `data: [{"error":{"message":"input token count (9000) exceeds the maximum"}}]\n\n`],
  ['as a string that is JSON', frame({ error: 'context size exceeded' })],
])('an error is told with its reason, %s', async (_name, body) => {
  const heard = await hear(body);
  expect(heard.error).toMatchObject({ code: 'context-too-long', retryable: false });
  expect(heard.events.filter(({ type }) => type !== 'activity')).toEqual([]);
});

const half = delta({ content: 'Take two tablets a day, but never' });

test.each([
  ['s02 an error in a field of its own', 'error: {"code":500,"message":"slot unavailable"}\n\n', 'server'],
  ['a line of words', 'upstream connect error or disconnect\n\n', 'interrupted'],
  ['half a frame', 'data: {"choices":[{"delta":{"content":" more than\n\n', 'interrupted'],
  ['a page', '<html><h1>502</h1></html>\n\n', 'unexpected-body'],
  ["a vendor's error", frame({ base_resp: { status_code: 1039, status_msg: 'TPM' } }), 'rate-limit'],
  ['an odd type', frame({ choices: [{ delta: { content: 5 } }] }), 'interrupted'],
  ['an odd finish reason', delta({}, 'whatever'), 'interrupted'],
  ['an end that the server itself calls none', delta({}, 'abort'), 'interrupted'],
])('what came before %s is kept as incomplete, with its reason, whatever [DONE] says', async (_name, odd, code) => {
  const { text, error } = await hear(half + odd + done);
  expect(text).toBe('Take two tablets a day, but never');
  expect(error?.code).toBe(code);
});

test('what cannot be read makes nothing incomplete where a proper end follows, and is told to the owner', async () => {
  const bench = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: fetchOf([half, 'Some words\n\n', delta({ content: ' four.' }), stop, done]) },
  );
  const heard = await bench.hear();
  expect(heard.text).toBe('Take two tablets a day, but never four.');
  expect(last(heard)).toEqual(end('stop'));
  expect(bench.log.warnings).toHaveLength(1);
});

test.each([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
])('a line that stays open after %s ends the answer after 5 s, also where comments go on', async (word, reason) => {
  const { fetch, push } = pushed();
  const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const heard = bench.hear();
  await settle();
  await push(delta({ content: 'All of it.' }));
  await push(delta({}, word));
  bench.clock.advance(4_000);
  await push(': ping\n\n');
  bench.clock.advance(1_500);
  await settle();
  expect(last(await heard)).toEqual(end(reason));
});

test('the wait after the last word is never longer than the idle limit, and begins anew with a frame', async () => {
  const { fetch, push } = pushed();
  const bench = transportBench({ url: 'http://gateway.test/v1', timeout: { idle: 2_000 } }, { fetch });
  const heard = bench.hear();
  await settle();
  await push(delta({ content: 'All of it.' }, 'stop'));
  bench.clock.advance(1_500);
  await push(frame({ choices: [], usage: { total_tokens: 3 } }));
  bench.clock.advance(1_500);
  await settle();
  await push(frame({ choices: [], usage: { total_tokens: 4 } }));
  bench.clock.advance(2_000);
  await settle();
  expect((await heard).events.filter(({ type }) => type === 'usage')).toHaveLength(2);
});

test('tools that are called are no last word: the server may be running them', async () => {
  const { fetch, push, end: close } = pushed();
  const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const heard = bench.hear();
  await settle();
  await push(delta({ tool_calls: [{ function: { name: 'web_search' } }] }, 'tool_calls'));
  bench.clock.advance(30_000);
  await push(delta({ content: 'We open at nine.' }));
  await push(stop + done);
  close();
  const { text, events } = await heard;
  expect(text).toBe('We open at nine.');
  expect(events.some(({ type }) => type === 'tool-calls')).toBe(false);
});

test('text after a stop goes on, and a line that then stays open is a stall', async () => {
  const { fetch, push } = pushed();
  const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const heard = bench.hear();
  await settle();
  await push(delta({ content: 'One ' }, 'stop'));
  bench.clock.advance(3_000);
  await push(delta({ content: 'two' }));
  bench.clock.advance(44_000);
  await settle();
  bench.clock.advance(1_000);
  await settle();
  expect(await heard).toMatchObject({ text: 'One two', error: { code: 'stall' } });
});

test.each([
  ['text', { content: 'a\ud83d b' }, 'delta', 'a\ufffd b'],
  ['the end of a text', { content: 'a\ud83d' }, 'delta', 'a\ufffd'],
  ['a second half alone', { content: '\ude00 b' }, 'delta', '\ufffd b'],
  ['reasoning', { reasoning_content: 'a\udc00 b' }, 'reasoning', 'a\ufffd b'],
])('half a character in %s is U+FFFD', async (_name, fields, type, said) => {
  const { events } = await hear(delta(fields) + stop + done);
  expect(events.flatMap((event) => (event.type === type && 'text' in event ? [event.text] : [])).join('')).toBe(said);
});

test('half a character is U+FFFD in statuses, sources, models, tools and errors too', async () => {
  const { events } = await hear(
    frame({ event: { type: 'status', data: { description: 'a\ud83d', query: 'q\ud83d' } } }) +
      frame({
        sources: [{ source: { name: 'n\ud83d' }, document: ['p\ud83d'], metadata: [{ page_label: 'x\ud83d' }] }],
      }) +
      frame({ selected_model_id: 'm\ud83d' }) +
      delta({ tool_calls: [{ function: { name: 't\ud83d' } }] }, 'tool_calls') +
      done,
  );
  expect(events.length).toBeGreaterThan(3);
  expect(JSON.stringify(events)).not.toMatch(/\\ud83d/);
  expect((await hear(frame({ error: { message: 'e\ud83d' } }))).error?.serverText).toBe('e\ufffd');
});

test('a text of 300,000 characters is an answer', async () => {
  const { text, events } = await hear(delta({ content: 'word '.repeat(1_000) }).repeat(60) + stop + done);
  expect(text).toHaveLength(300_000);
  expect(events.at(-1)).toEqual(end('stop'));
});

test.each([
  ['s12 MiniMax', { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }, 'quota'],
  ['s13 Zhipu', { code: 401, msg: 'token expired or incorrect', success: false }, 'auth'],
  ['Zhipu, by number', { error: { code: '1113', message: 'x' } }, 'quota'],
  ['Zhipu, too long', { error: { code: '1261', message: 'Prompt 超长' } }, 'context-too-long'],
  ['MiniMax, key', { base_resp: { status_code: 1004, status_msg: 'login fail' } }, 'auth'],
  ['Alibaba, key', { code: 'InvalidApiKey', message: 'Invalid API-key provided.', request_id: 'r' }, 'auth'],
  ['Alibaba, arrears', { code: 'Arrearage', message: 'Access denied', request_id: 'r' }, 'quota'],
  ['Alibaba, rate', { code: 'Throttling.RateQuota', message: 'Requests rate limit exceeded' }, 'rate-limit'],
  ['Baidu, quota', { error_code: 17, error_msg: 'Open api daily request limit reached' }, 'quota'],
  ['Baidu, token', { error_code: 110, error_msg: 'Access token invalid or no longer valid' }, 'auth'],
  ['Spark', { header: { code: 11202, message: 'licc limit', sid: 's', status: 2 } }, 'rate-limit'],
  ['SiliconFlow, busy', { code: 50505, message: 'Model service overloaded.', data: null }, 'busy'],
  ['SiliconFlow, balance', { code: 30001, message: 'Sorry, your balance', data: null }, 'quota'],
  [
    'Cloudflare',
    { success: false, errors: [{ code: 7009, message: 'No account: upstream busy' }], result: null },
    'server',
  ],
  ['Tencent', { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'm' }, RequestId: 'r' } }, 'auth'],
  ['AWS', { __type: 'ThrottlingException', message: 'Too many requests' }, 'rate-limit'],
  ['Dify', { event: 'error', status: 400, code: 'provider_quota_exceeded', message: 'm' }, 'bad-request'],
  ['API management', { statusCode: 401, message: 'Access denied due to missing subscription key.' }, 'auth'],
  ['new-api', { error: { message: '余额不足', type: 'new_api_error' } }, 'quota'],
  ['words of a key', { success: false, message: 'Invalid token' }, 'auth'],
  ['words of load', { status: 'error', message: 'The server is busy' }, 'busy'],
  ['s15 no message', { error: { code: 'model_overloaded', type: 'server_error' } }, 'busy'],
])('%s: an error under status 200 has its code, as a body, as a frame and as a line', async (_name, body, code) => {
  for (const heard of [await hearJson(body), await hear(frame(body) + done), await hear(`${JSON.stringify(body)}\n`)]) {
    expect(heard.error?.code).toBe(code);
    expect(heard.text).toBe('');
  }
  const late = await hear(half + frame(body) + done);
  expect(late.error?.code).toBe(code);
  expect(late.text).not.toBe('');
});

test('a vendor that names its success in every frame, and fields of that name in an answer, are no errors', async () => {
  const fine = { base_resp: { status_code: 0, status_msg: '' }, code: 0, message: '', success: true };
  const heard = await hear(
    frame({ ...fine, choices: [{ delta: { content: 'Yes' } }] }) + frame({ ...fine, code: 'Success' }) + stop + done,
  );
  expect(heard.text).toBe('Yes');
  expect(last(heard)).toEqual(end('stop'));
});

test.each([
  [
    's22 Azure',
    400,
    {
      error: {
        message:
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
        code: 'content_filter',
        status: 400,
      },
    },
  ],
  ['Azure, inner', 400, { error: { message: 'x', innererror: { code: 'ResponsibleAIPolicyViolation' } } }],
  ['Alibaba', 400, { code: 'DataInspectionFailed', message: 'Input data may contain inappropriate content.' }],
  ['Zhipu', 400, { error: { code: '1301', message: '系统检测到输入或生成内容可能包含不安全或敏感内容' } }],
  ['Volcengine', 400, { error: { code: 'SensitiveContentDetected', message: 'x' } }],
  ['MiniMax', 200, { base_resp: { status_code: 1026, status_msg: 'input sensitive' } }],
  ['OpenAI', 400, { error: { code: 'content_policy_violation', message: 'x' } }],
])(
  '%s: a filter that refuses the question ends the answer as one within a stream does',
  async (_name, status, body) => {
    const heard = await hearJson(body, status);
    expect(heard.error).toBeUndefined();
    expect(heard.events).toEqual([end('content-filter')]);
  },
);

test('s16 a limit that was told as the first of a list is no reason to ask again at once', async () => {
  const message = 'You exceeded your current quota, please check your plan and billing details.';
  const heard = await hearJson([{ error: { code: 429, message, status: 'RESOURCE_EXHAUSTED' } }], 429);
  expect(heard.error).toMatchObject({ code: 'quota', retryable: false });
});

test.each([
  ['s05 "" as finish reason', delta({ content: 'Yes' }, '') + delta({}, ''), 'Yes'],
  ['"null" as finish reason', delta({ content: 'Yes' }, 'null') + stop, 'Yes'],
  [
    's23 frames of a filter',
    delta({ content: 'Y' }) +
      frame({ choices: [{ finish_reason: null, content_filter_offsets: {} }], usage: null }) +
      delta({ content: 'es' }) +
      stop,
    'Yes',
  ],
  ['s24 comments within data', `data: : OPENROUTER PROCESSING\n\n`.repeat(2) + delta({ content: 'Yes' }) + stop, 'Yes'],
  [
    'delta and choices that are null',
    frame({ choices: [{ delta: null }] }) + frame({ choices: null }) + delta({ content: 'Yes' }) + stop,
    'Yes',
  ],
])('%s is nothing odd', async (_name, body, text) => {
  const heard = await hear(body + done);
  expect(heard.text).toBe(text);
  expect(last(heard)).toEqual(end('stop'));
});

test('s25 tools that the server ran itself are not told where text and a proper end followed', async () => {
  const call = delta({
    tool_calls: [{ index: 0, id: 'c', type: 'function', function: { name: 'web_search', arguments: '{}' } }],
  });
  const run = await hear(call + delta({ content: 'We open at nine.' }) + stop + done);
  expect(run.events.some(({ type }) => type === 'tool-calls')).toBe(false);
  expect(last(run)).toEqual(end('stop'));
  // Text before the call, or none: nobody has run it.
  for (const body of [call + stop + done, delta({ content: 'Let me see.' }) + call + delta({}, 'tool_calls') + done]) {
    expect((await hear(body)).events).toContainEqual({ type: 'tool-calls', names: ['web_search'] });
  }
});

test('s20 an answer that stands in the reasoning alone is whole', async () => {
  const heard = await hear(delta({ reasoning: 'The answer is: 42 euros.' }) + stop + done);
  expect(heard.error).toBeUndefined();
  expect(heard.reasoning).toBe('The answer is: 42 euros.');
  expect(last(heard)).toEqual(end('stop'));
});
