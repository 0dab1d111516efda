import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../src/core/chat-event.js';
import { AnswerReader } from '../../../src/transport/open-webui/answer-reader.js';
import { KeptLog } from '../../support/transport-bench.js';

/** What a whole body says, and how it ends. */
function readBody(text: string): { events: readonly ChatEvent[]; outcome: unknown } {
  const reader = new AnswerReader(new KeptLog(), 'my-key');
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return { events: reader.take(), outcome: reader.outcome };
}

const delta = (fields: unknown): unknown => ({ choices: [{ index: 0, delta: fields }] });

const end = (reason: string, text = 'a'): string =>
  `data: ${JSON.stringify({ choices: [{ delta: { content: text }, finish_reason: reason }] })}\n\n`;

test.each([
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content-filter'],
  ['SAFETY', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['stop', 'stop'],
  ['eos_token', 'stop'],
])('ends with %s as %s', (reason, finishReason) => {
  expect(readBody(end(reason)).outcome).toEqual({ finishReason });
  expect(readBody(`${end(reason)}data: [DONE]`).outcome).toEqual({ finishReason });
});

test('an answer cut before its first word ends as the server says', () => {
  expect(readBody(end('length', '')).outcome).toEqual({ finishReason: 'length' });
  expect(readBody(end('content_filter', '')).outcome).toEqual({ finishReason: 'content-filter' });
  expect(readBody(end('stop', ' \n')).outcome).toMatchObject({ error: { code: 'empty', retryable: false } });
});

test('a finish reason in the middle is not the end', () => {
  expect(readBody(end('stop') + end('')).outcome).toMatchObject({ error: { code: 'interrupted' } });
  expect(readBody(`${end('length') + end('')}data: [DONE]`).outcome).toEqual({ finishReason: 'stop' });
});

test('nothing after an error or after [DONE] counts', () => {
  const error = 'data: {"error":{"detail":"x"}}\n\n';
  expect(readBody(`${end('')}${error}${end('stop')}data: [DONE]\n\n`)).toMatchObject({
    events: [{ type: 'delta', text: 'a' }],
    outcome: { error: { serverText: 'x' } },
  });
  expect(readBody(`${end('stop')}data: [DONE]\n\n${error}${end('')}`)).toEqual({
    events: [{ type: 'delta', text: 'a' }],
    outcome: { finishReason: 'stop' },
  });
});

test.each([
  ['{"error":{"message":"Model error"}}', 'Model error'],
  ['{"error":{"detail":"Pipe raised"}}', 'Pipe raised'],
  ['{"error":"quota"}', 'quota'],
  ['{"detail":"Not authenticated"}', 'Not authenticated'],
  ['{"detail":[{"loc":["body"],"msg":"field required"},{"msg":"too short"}]}', 'field required; too short'],
  ['{"detail":{"code":"version_conflict","message":"Old"}}', 'Old'],
  ['{"object":"error","message":"max","code":400}', 'max'],
  ['{"code":500,"message":"broken"}', 'broken'],
  ['[{"error":{"code":429,"message":"Resource exhausted","status":"RESOURCE_EXHAUSTED"}}]', 'Resource exhausted'],
  ['{"event":{"type":"chat:message:error","data":{"error":{"content":"Tool broke"}}}}', 'Tool broke'],
  ['{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}', 'Overloaded'],
])('tells the error %s', (body, serverText) => {
  for (const text of [
    body,
    `data: ${body}\n\n`,
    `data: ${body}\n\ndata: [DONE]\n\n`,
    JSON.stringify(JSON.parse(body), null, 2),
  ]) {
    expect(readBody(text)).toMatchObject({ events: [], outcome: { error: { serverText } } });
  }
});

test.each([
  ['{"error":{"type":"overloaded_error"}}', 'busy', true],
  ['{"error":{"code":429}}', 'rate-limit', true],
  ['{"error":{"code":"insufficient_quota"}}', 'quota', false],
  ['{"error":{"code":"context_length_exceeded"}}', 'context-too-long', false],
  ['{"error":{"message":"This model\'s maximum context length is 8192 tokens"}}', 'context-too-long', false],
  ['{"error":{"code":"invalid_api_key"}}', 'auth', false],
  ['{"error":{"type":"invalid_request_error"}}', 'bad-request', false],
  ['{"error":{"type":"server_error"}}', 'server', true],
  ['{"error":{"code":"timeout"}}', 'timeout', true],
  ['{"error":{"message":"who knows"}}', 'server', false],
])('judges %s as %s', (body, code, retryable) => {
  expect(readBody(body).outcome).toMatchObject({ error: { code, retryable } });
});

test('an error event in words', () => {
  expect(readBody('event: error\ndata: upstream failed\n\n').outcome).toMatchObject({
    error: { code: 'server', serverText: 'upstream failed' },
  });
});

test('the text of an error is plain, short, and holds no key and no page', () => {
  const text = (message: string): unknown => readBody(JSON.stringify({ error: { message } })).outcome;
  expect(text('wrong key my-key, or sk-abcdef123')).toMatchObject({
    error: { serverText: 'wrong key [redacted], or [redacted]' },
  });
  expect(text('x'.repeat(1000))).toMatchObject({ error: { serverText: 'x'.repeat(300) } });
  expect(text('<html><b>502</b></html>')).not.toHaveProperty('error.serverText', expect.anything());
});

test('a turn that the server took as a task', () => {
  expect(readBody('{"status":true,"task_ids":["t"],"chat_id":"c"}').outcome).toMatchObject({
    error: { code: 'unexpected-body', message: expect.stringContaining('task') },
  });
});

test.each([
  ['', 'empty'],
  [': ping\n\n', 'empty'],
  ['data: [DONE]\n\n', 'empty'],
  ['{}', 'empty'],
  ['{"choices":[]}', 'empty'],
  ['{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}', 'empty'],
  ['null', 'unexpected-body'],
  ['[]', 'unexpected-body'],
  ['Internal error', 'unexpected-body'],
  ['\n <html>', 'unexpected-body'],
  ['{"choices":[{"message":{"content":"half', 'unexpected-body'],
])('the body %j is %s', (body, code) => {
  expect(readBody(body)).toMatchObject({ outcome: { error: { code, retryable: false } } });
});

test('one JSON text over many lines, in one of several shapes', () => {
  const message = { role: 'assistant', content: 'Hello', reasoning_content: 'plan' };
  const completion = {
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    sources: [{ source: { name: 'A' }, document: ['1'] }],
  };
  const { events, outcome } = readBody(JSON.stringify(completion, null, 2));
  expect(events).toMatchObject([{ type: 'reasoning' }, { type: 'delta', text: 'Hello' }, { type: 'sources' }]);
  expect(outcome).toEqual({ finishReason: 'stop' });
  const unfinished = { choices: [{ message: { content: 'Hello' }, finish_reason: null }] };
  for (const space of [0, 2]) {
    expect(readBody(JSON.stringify(unfinished, null, space)).outcome).toEqual({ finishReason: 'stop' });
    expect(readBody(JSON.stringify({ choices: null, a: { b: [1] } }, null, space)).outcome).toMatchObject({
      error: { code: 'empty' },
    });
  }
});

test('a whole message after its pieces, or messages as pieces', () => {
  const whole = (content: string): string => `data: ${JSON.stringify({ choices: [{ message: { content } }] })}\n\n`;
  const pieces = `data: ${JSON.stringify(delta({ content: 'Hel' }))}\n\n`;
  expect(readBody(pieces + whole('Hello')).events).toEqual([{ type: 'delta', text: 'Hello' }]);
  expect(readBody(whole('Hel') + whole('lo')).events).toEqual([{ type: 'delta', text: 'Hello' }]);
});

test('frames that lost their blank line, or have their name twice', () => {
  const frame = (content: string): string => `data: ${JSON.stringify(delta({ content }))}`;
  expect(readBody(`${frame('a')}\n${frame('b')}\ndata: [DONE]\n\n`)).toEqual({
    events: [{ type: 'delta', text: 'ab' }],
    outcome: { finishReason: 'stop' },
  });
  expect(readBody(`data: ${frame('a')}\n\ndata: data: [DONE]\n\n`).outcome).toEqual({ finishReason: 'stop' });
});

test('lines of JSON that stop before the last word are cut', () => {
  const line = '{"message":{"content":"Hel"},"done":false}\n';
  expect(readBody(line + line)).toMatchObject({
    events: [{ type: 'delta', text: 'HelHel' }],
    outcome: { error: { code: 'interrupted', retryable: true } },
  });
  const chunk = '{"choices":[{"delta":{"content":"Hel"}}]}\n';
  expect(readBody(chunk).outcome).toMatchObject({ error: { code: 'interrupted' } });
});

test('half a frame at the end of a cut stream is no fault of its own', () => {
  const log = new KeptLog();
  const reader = new AnswerReader(log, '');
  reader.push(new TextEncoder().encode(`${end('')}data: {"choices":[{"del`));
  reader.end();
  expect(reader.outcome).toMatchObject({ error: { code: 'interrupted' } });
  expect(log.warnings).toEqual([]);
});

const output = [{ type: 'message', content: [{ type: 'output_text', text: 'Good day' }] }];

test('a response that is told as a whole only is read as a whole', () => {
  const completed = { type: 'response.completed', response: { output, usage: { input_tokens: 1 } } };
  const said = { type: 'delta', text: 'Good day' };
  expect(readBody(`data: ${JSON.stringify(completed)}\n\n`)).toMatchObject({
    events: [said, { type: 'usage' }],
    outcome: { finishReason: 'stop' },
  });
  const piece = { type: 'response.output_text.delta', delta: 'Good  day' };
  expect(readBody([piece, completed].map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join(''))).toMatchObject({
    events: [{ type: 'delta', text: 'Good  day' }, { type: 'usage' }],
    outcome: { finishReason: 'stop' },
  });
  expect(readBody(JSON.stringify({ object: 'response', status: 'completed', output }))).toMatchObject({
    events: [said],
    outcome: { finishReason: 'stop' },
  });
});

test('frames that no blank line parts are read one by one, at the end too', () => {
  const lines = ['a', 'b'].map((content) => `data: ${JSON.stringify(delta({ content }))}\n`).join('');
  expect(readBody(`${lines}data: [DONE]\n`)).toMatchObject({
    events: [{ type: 'delta', text: 'ab' }],
    outcome: { finishReason: 'stop' },
  });
  expect(readBody(lines + lines.slice(0, -9))).toMatchObject({
    events: [{ type: 'delta', text: 'aba' }],
    outcome: { error: { code: 'interrupted' } },
  });
});

test.each(['null', '[]', 'true'])('%s instead of an answer is no page: the turn may have been run', (body) => {
  expect(readBody(body).outcome).toEqual({ error: expect.objectContaining({ code: 'unexpected-body' }) });
});

test('an error of a choice is one of the answer', () => {
  const choice = { delta: { content: '' }, finish_reason: 'error', error: { code: 502, message: 'gone' } };
  expect(readBody(`data: ${JSON.stringify({ choices: [choice] })}\n\n`).outcome).toMatchObject({
    error: { code: 'server', retryable: true, serverText: 'gone' },
  });
});
