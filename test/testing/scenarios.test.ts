import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import { scenarioList } from '../../src/testing/scenario-table.js';
import { ask, atOnce, frames, get, post, reading } from './ask.js';

const rehearsal = createRehearsal(atOnce);

test('streams an answer as Open WebUI passes it on', async () => {
  const response = await ask(rehearsal, 'Technova', { question: 'Which gateway fits a small office?' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  const all = await frames(response);
  expect(JSON.parse(all[0] ?? '')).toMatchObject({
    object: 'chat.completion.chunk',
    model: 'Technova',
    choices: [{ index: 0, finish_reason: null, delta: { role: 'assistant', content: null } }],
  });
  expect(JSON.parse(all.at(-2) ?? '')).toMatchObject({ choices: [{ finish_reason: 'stop', delta: {} }] });
  expect(all.at(-1)).toBe('[DONE]');
});

test('answers in the language of the question', async () => {
  const english = await reading(await ask(rehearsal, 'Technova', { question: 'Which gateway fits a small office?' }));
  expect(english.text).toContain('For a small office');
  const french = await reading(
    await ask(rehearsal, 'Technova', { question: 'Quelle passerelle pour un petit bureau ?' }),
  );
  expect(french.text).toContain('Pour un petit bureau');
});

test('answers as one JSON body where no stream was asked for', async () => {
  const streamed = await reading(await ask(rehearsal, 'Technova', { question: 'Compare them' }));
  const response = await ask(rehearsal, 'Technova', { question: 'Compare them', stream: false });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({
    object: 'chat.completion',
    choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: streamed.text } }],
  });
});

test('the same seed gives the same bytes, another seed others', async () => {
  const clock = { now: () => 0, date: () => 0, after: () => () => {} };
  const bytes = async (seed: number) =>
    (await ask(createRehearsal({ ...atOnce, clock, seed }), 'rehearsal/split')).text();
  expect(await bytes(7)).toBe(await bytes(7));
  expect(await bytes(7)).not.toBe(await bytes(8));
});

test('split cuts within frames and within characters', async () => {
  const reader = ((await ask(rehearsal, 'rehearsal/split')).body as ReadableStream<Uint8Array>).getReader();
  let broken = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    if (new TextDecoder().decode(value).includes('\ufffd')) broken += 1;
  }
  expect(broken).toBeGreaterThan(5);
});

test('echo gives the words back, multibyte ones included', async () => {
  const question = ' Où est la 3ᵉ 👩🏽‍🔧 ?\n漢字\t';
  expect((await reading(await ask(rehearsal, 'rehearsal/echo', { question }))).text).toBe(question);
});

test('cuts after exactly the tokens that its name says, at every token', async () => {
  const whole = await reading(await ask(rehearsal, 'rehearsal/long-60'));
  for (let count = 0; count <= 60; count += 1) {
    const cut = await reading(await ask(rehearsal, `rehearsal/end-after-${count}`));
    expect(cut).toMatchObject({ finish: null, isDone: false });
    expect(whole.text.startsWith(cut.text)).toBe(true);
    expect(rehearsal.requests.at(-1)).toMatchObject({ sentTokens: count, sentText: cut.text, closedEarly: false });
  }
});

test('a reset breaks the stream after what came before it', async () => {
  const response = await ask(rehearsal, 'rehearsal/reset-after-3');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const drained = async (): Promise<void> => {
    for (;;) text += new TextDecoder().decode((await reader.read()).value);
  };
  await expect(drained()).rejects.toThrow(TypeError);
  expect(text.match(/"content":"/g)).toHaveLength(3);
});

test('an error in the middle is followed by [DONE], as Open WebUI does', async () => {
  const all = await frames(await ask(rehearsal, 'rehearsal/error-after-2'));
  expect(all.slice(-2)).toEqual(['{"error":{"message":"Chat completion stream failed"}}', '[DONE]']);
});

test('an agent reports before it answers, and its last frame has no newline', async () => {
  const model = 'agent_gateway.harpou-agent/deep-research';
  const text = await (await ask(rehearsal, model)).text();
  expect(text.indexOf('"type":"status"')).toBeLessThan(text.indexOf('"sources"'));
  expect(text.indexOf('"sources"')).toBeLessThan(text.indexOf('"content"'));
  expect(text.endsWith('data: [DONE]')).toBe(true);
  const { choices } = (await (await ask(rehearsal, model, { stream: false })).json()) as {
    choices: { message: { content: string } }[];
  };
  expect(choices[0]?.message.content).not.toContain('status');
});

test('a status comes as often as its name says, then an answer, then again', async () => {
  const fresh = createRehearsal(atOnce);
  const statuses = async (model: string, times: number) => {
    const all: number[] = [];
    for (let i = 0; i < times; i += 1) all.push((await ask(fresh, model)).status);
    return all;
  };
  expect(await statuses('rehearsal/status-500-twice', 4)).toEqual([500, 500, 200, 500]);
  expect(await statuses('rehearsal/status-400-1', 2)).toEqual([400, 200]);
  expect(await statuses('rehearsal/status-503', 3)).toEqual([503, 503, 503]);
  expect(await statuses('rehearsal/retry-after-2', 2)).toEqual([429, 200]);
});

test('retry-after carries the header', async () => {
  expect((await ask(createRehearsal(), 'rehearsal/retry-after-7')).headers.get('retry-after')).toBe('7');
});

test('statuses that have no body get none', async () => {
  expect((await ask(rehearsal, 'rehearsal/status-204')).status).toBe(204);
});

test('a dropped connection rejects as fetch does', async () => {
  await expect(ask(rehearsal, 'rehearsal/drop')).rejects.toThrow(TypeError);
});

test('max_tokens ends a plain answer with the reason length', async () => {
  const { handle } = rehearsal;
  const body = JSON.stringify({ model: 'Technova', messages: [], stream: true, max_tokens: 4 });
  const request = new Request('http://gateway.test/api/chat/completions', { method: 'POST', body });
  expect((await reading(await handle(request))).finish).toBe('length');
});

test('every listed scenario answers, streamed or not, or waits, or breaks as it says', async () => {
  const waiting = ['stall-after-20', 'no-headers', 'no-frames', 'agent-stall'];
  const breaking = ['reset-after-20', 'drop', 'proxy-cut-60', 'length-too-long'];
  const bodiless = ['redirect-307', 'redirect-to-login', 'redirect-elsewhere'];
  for (const { name, model } of scenarioList()) {
    if (waiting.includes(name)) continue;
    for (const stream of [true, false]) {
      const text = ask(rehearsal, model, { stream }).then((response) => response.text());
      if (breaking.includes(name)) await expect(text).rejects.toThrow(TypeError);
      else expect((await text) === '', name).toBe(bodiless.includes(name));
    }
  }
});

test('a redirect leads to the same server under another path, where the answer is', async () => {
  const moved = await ask(rehearsal, 'rehearsal/redirect-308');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/moved/api/chat/completions']);
  const body = { model: 'rehearsal/redirect-308', stream: true, messages: [{ role: 'user', content: 'Hello' }] };
  expect(await reading(await post(rehearsal, '/moved/api/chat/completions', body))).toMatchObject({ isDone: true });
  rehearsal.setScenario('redirect-302', { route: 'models' });
  const list = await get(rehearsal, '/api/models');
  expect([list.status, list.headers.get('location')]).toEqual([302, '/moved/api/models']);
  expect(await (await get(rehearsal, '/moved/api/models')).json()).toMatchObject({ data: expect.anything() });
  rehearsal.setScenario(undefined, { route: 'models' });
  expect(await (await get(rehearsal, '/rehearsal/sign-in')).text()).toContain('Sign in');
});

test('a wrong length ends the body where a client would', async () => {
  const whole = await (await ask(rehearsal, 'rehearsal/answer')).text();
  const short = await ask(rehearsal, 'rehearsal/length-too-short');
  const text = await short.text();
  expect(short.headers.get('content-length')).toBe(String(new TextEncoder().encode(text).length));
  expect(text).not.toContain('[DONE]');
  rehearsal.nextScenario({ lengthOff: 0, steps: [{ text: 'é' }, { finish: 'stop' }] });
  expect((await (await ask(rehearsal, 'Technova')).text()).length).toBeLessThan(whole.length);
});

test('the title task answers with the first words, or says that it is off', async () => {
  const body = { model: 'Technova', messages: [{ role: 'user', content: 'Which gateway fits a small office best?' }] };
  const path = '/api/v1/tasks/title/completions';
  const answer = (await (await post(rehearsal, path, body)).json()) as {
    choices: { message: { content: string } }[];
  };
  expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ title: 'Which gateway fits a small' });
  const off = createRehearsal({ ...atOnce, titles: false });
  expect(await (await post(off, path, body)).json()).toEqual({ detail: 'Title generation is disabled' });
});
