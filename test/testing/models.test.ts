import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import { scenarioList } from '../../src/testing/scenario-table.js';
import { ask, atOnce, get, reading } from './ask.js';

interface List {
  readonly object?: string;
  readonly data: { id: string; name: string; info: { meta: Record<string, unknown> } }[];
}

async function list(response: Response): Promise<List> {
  return (await response.json()) as List;
}

test('lists the models as Open WebUI does, under both addresses', async () => {
  const rehearsal = createRehearsal();
  const { data, object } = await list(await get(rehearsal, '/api/models'));
  expect(object).toBeUndefined();
  expect(data).toEqual((await list(await get(rehearsal, '/api/v1/models'))).data);
  const technova = data.find(({ id }) => id === 'Technova');
  expect(technova?.name).toBe('TechNova Assistant');
  expect(technova?.info.meta['suggestion_prompts']).toContainEqual({
    title: ['What does', 'TechNova make?'],
    content: 'What does TechNova make?',
  });
});

test('lists ids with dots and slashes, marks the hidden, leaves out the inactive and the ungranted', async () => {
  const { data } = await list(await get(createRehearsal(), '/api/models'));
  const ids = data.map(({ id }) => id);
  expect(ids).toContain('agent_gateway.harpou-agent/deep-research');
  expect(ids).toContain('ollama-local-1/llama2');
  expect(data.find(({ id }) => id === 'Technova-internal')?.info.meta['hidden']).toBe(true);
  expect(ids).not.toContain('Technova-retired');
  expect(ids).not.toContain('Technova-staff');
});

test('lists every scenario once, hidden from pickers', async () => {
  const { data } = await list(await get(createRehearsal(), '/api/models'));
  for (const { model } of scenarioList()) {
    expect(data.filter(({ id }) => id === model).map(({ info }) => info.meta['hidden'])).toEqual([true]);
  }
  expect(new Set(data.map(({ id }) => id)).size).toBe(data.length);
});

test('answers a model that is inactive, ungranted or unknown with "Model not found"', async () => {
  const rehearsal = createRehearsal();
  for (const model of ['Technova-retired', 'Technova-staff', 'technova', 'rehearsal/no-such-scenario']) {
    const response = await ask(rehearsal, model);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ detail: 'Model not found' });
  }
});

test('shows an administrator every active model', async () => {
  const rehearsal = createRehearsal({ ...atOnce, keys: [], adminKeys: ['sk-admin'] });
  const { data } = await list(await get(rehearsal, '/api/models', { authorization: 'Bearer sk-admin' }));
  expect(data.map(({ id }) => id)).toContain('Technova-staff');
  const headers = { authorization: 'Bearer sk-admin' };
  expect((await reading(await ask(rehearsal, 'Technova-staff', { headers }))).isDone).toBe(true);
});

test('adds models while it runs, each once', async () => {
  const rehearsal = createRehearsal({ models: [{ id: 'a' }] });
  rehearsal.addModels({ id: 'rehearsal/end-after-33' }, { id: 'a' });
  const { data } = await list(await get(rehearsal, '/api/models'));
  expect(data.map(({ id }) => id)).toEqual(['a', 'rehearsal/end-after-33']);
});

test('plays an OpenAI-compatible server', async () => {
  const rehearsal = createRehearsal({ ...atOnce, kind: 'openai', models: [{ id: 'ollama-local-1/llama2' }] });
  const { object, data } = await list(await get(rehearsal, '/v1/models'));
  expect(object).toBe('list');
  expect(data.map(({ id }) => id)).toEqual(['ollama-local-1/llama2']);
  expect((await get(rehearsal, '/api/models')).status).toBe(404);
});

test('plays a gateway without a list, which takes any model', async () => {
  const rehearsal = createRehearsal({ ...atOnce, kind: 'openai', models: false });
  expect((await get(rehearsal, '/v1/models')).status).toBe(404);
  const body = JSON.stringify({ model: 'anything/at-all', messages: [], stream: true });
  const request = new Request('http://gateway.test/v1/chat/completions', { method: 'POST', body });
  expect((await reading(await rehearsal.handle(request))).isDone).toBe(true);
});
