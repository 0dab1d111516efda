import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import { ask, atOnce, get, post, reading } from './ask.js';

test('a scenario in code is a name, a script, or a function of the request', async () => {
  const named = createRehearsal({ ...atOnce, scenario: 'status-503' });
  expect((await ask(named, 'Technova')).status).toBe(503);
  const scripted = createRehearsal({ ...atOnce, scenario: { steps: [{ text: 'Scripted' }, { finish: 'stop' }] } });
  expect((await reading(await ask(scripted, 'Technova'))).text).toBe('Scripted');
  const chosen = createRehearsal({
    ...atOnce,
    scenario: ({ question }) => (question === 'fail' ? 'rehearsal/status-500' : undefined),
  });
  expect((await ask(chosen, 'Technova', { question: 'fail' })).status).toBe(500);
  expect((await ask(chosen, 'Technova')).status).toBe(200);
});

test('a scenario that does not exist is a mistake at once', () => {
  expect(() => createRehearsal({ scenario: 'stal-after-20' })).toThrow('stal-after-20');
  expect(() => createRehearsal().setScenario('nothing')).toThrow('nothing');
});

test('the control address sets a scenario for a model, for all, and for the next request only', async () => {
  const rehearsal = createRehearsal(atOnce);
  const status = async (model: string) => (await ask(rehearsal, model)).status;
  await post(rehearsal, '/rehearsal/scenario', { model: 'Technova', scenario: 'status-503' });
  expect([await status('Technova'), await status('ollama-local-1/llama2')]).toEqual([503, 200]);
  await post(rehearsal, '/rehearsal/scenario', { scenario: 'status-502' });
  expect([await status('Technova'), await status('ollama-local-1/llama2')]).toEqual([503, 502]);
  await post(rehearsal, '/rehearsal/scenario', { next: ['status-429', 'echo'] });
  expect([await status('Technova'), await status('Technova'), await status('Technova')]).toEqual([429, 200, 503]);
  await post(rehearsal, '/rehearsal/scenario', { model: 'Technova', scenario: null });
  expect(await status('Technova')).toBe(502);
});

test('the control address reaches the other routes too', async () => {
  const rehearsal = createRehearsal(atOnce);
  await post(rehearsal, '/rehearsal/scenario', { route: 'models', next: 'status-500' });
  expect((await get(rehearsal, '/api/models')).status).toBe(500);
  expect((await get(rehearsal, '/api/models')).status).toBe(200);
  await post(rehearsal, '/rehearsal/scenario', { route: 'models', scenario: { body: { data: [] } } });
  expect(await (await get(rehearsal, '/api/models')).json()).toEqual({ data: [] });
});

test('the control address takes a script', async () => {
  const rehearsal = createRehearsal(atOnce);
  const script = { steps: [{ text: 'Bon' }, { text: 'jour' }, { finish: 'stop' }, { raw: 'data: [DONE]\n\n' }] };
  await post(rehearsal, '/rehearsal/scenario', { next: script });
  expect(await reading(await ask(rehearsal, 'Technova'))).toEqual({ text: 'Bonjour', finish: 'stop', isDone: true });
});

test('the control address says what is wrong with a scenario, and sets nothing', async () => {
  const rehearsal = createRehearsal(atOnce);
  const before = await (await get(rehearsal, '/rehearsal/state')).text();
  for (const body of [
    {},
    [],
    { scenario: 'no-such' },
    { scenario: { steps: [{ tekst: '' }] } },
    { scenario: 'echo', route: 'everything' },
    { next: 7 },
    { scenario: { status: 'high' } },
    { scenario: { status: 700 } },
  ]) {
    const response = await post(rehearsal, '/rehearsal/scenario', body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).not.toBe('');
  }
  expect(await (await get(rehearsal, '/rehearsal/state')).text()).toBe(before);
});

test('records requests with what became of them, and forgets them at a reset', async () => {
  const rehearsal = createRehearsal(atOnce);
  await get(rehearsal, '/api/models');
  await (await ask(rehearsal, 'Technova', { question: 'Hello' })).text();
  const records = (await (await get(rehearsal, '/rehearsal/requests')).json()) as object[];
  expect(records).toMatchObject([
    { index: 1, route: 'models', status: 200 },
    { index: 2, route: 'chat', model: 'Technova', question: 'Hello', scenario: 'answer', closedEarly: false },
  ]);
  expect(records[1]).toHaveProperty('body.messages');
  await post(rehearsal, '/rehearsal/models', { add: ['extra'] });
  await post(rehearsal, '/rehearsal/scenario', { scenario: 'status-500' });
  await post(rehearsal, '/rehearsal/reset', {});
  expect(rehearsal.requests).toEqual([]);
  expect((await ask(rehearsal, 'extra')).status).toBe(400);
  expect((await ask(rehearsal, 'Technova')).status).toBe(200);
});
