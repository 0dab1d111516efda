import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFolder } from './places.mjs';

export const admin = { email: 'admin@example.com', password: 'admin-pass' };

const everyone = [{ principal_type: 'user', principal_id: '*', permission: 'read' }];

/** The models that the stack offers, by what they are for. */
export const models = {
  /** The small model itself. */
  plain: 'smollm2',
  /** A preset of it, with suggestions. */
  preset: 'Technova',
  /** Reports while it works, then answers. */
  agent: 'agent_gateway.harpou-agent/deep-research',
  /** Counts to 300, ten words a second. */
  slow: 'agent_gateway.harpou-agent/slow-count',
  /** Fails with status 200. */
  failing: 'agent_gateway.harpou-agent/raises',
  /** A preset that is switched off. */
  inactive: 'Technova-retired',
  /** A preset that only administrators may read. */
  ungranted: 'Technova-staff',
};

/**
 * Makes a fresh Open WebUI ready for the widget: the agent, the models and who may use them, the widget's account.
 *
 * @param {string} url
 * @returns {Promise<{ key: string, adminKey: string, adminToken: string }>}
 */
export async function setUp(url) {
  const adminToken = await text(call(url, '/api/v1/auths/signin', '', admin), 'token');
  const adminKey = await text(call(url, '/api/v1/auths/api_key', adminToken, {}), 'api_key');
  await call(url, '/api/v1/functions/create', adminToken, {
    id: 'agent_gateway',
    name: 'Agent gateway',
    content: readFileSync(join(sourceFolder, 'agent_gateway.py'), 'utf8'),
    meta: { description: 'Agents for tests' },
  });
  await call(url, '/api/v1/functions/id/agent_gateway/toggle', adminToken, {});
  // The server learns of new models only when its list is asked for.
  await call(url, '/api/models', adminToken);
  const { plain, preset, agent, slow, failing, inactive, ungranted } = models;
  for (const [id, more] of /** @type {[string, object][]} */ ([
    [plain, {}],
    [agent, { name: 'Deep research' }],
    [slow, { name: 'Slow count' }],
    [failing, { name: 'Raises' }],
    [preset, { ...onSmallModel, name: 'TechNova Assistant', meta: presetMeta }],
    [inactive, { ...onSmallModel, is_active: false }],
    [ungranted, { ...onSmallModel, access_grants: [] }],
  ]))
    await call(url, '/api/v1/models/create', adminToken, { ...ordinaryModel(id), ...more });
  await call(url, '/api/models', adminToken);
  const account = { name: 'Website chat', email: 'chat@example.com', password: 'chat-pass-1', role: 'user' };
  const userToken = await text(call(url, '/api/v1/auths/add', adminToken, account), 'token');
  const key = await text(call(url, '/api/v1/auths/api_key', userToken, {}), 'api_key');
  return { key, adminKey, adminToken };
}

const onSmallModel = {
  base_model_id: models.plain,
  params: { system: 'You are the assistant of TechNova, a maker of sensors. Answer in one short sentence.' },
};

const presetMeta = {
  description: 'Answers questions about TechNova.',
  suggestion_prompts: [
    { title: ['What does', 'TechNova make?'], content: 'What does TechNova make?' },
    { title: ['Say', 'hello'], content: 'Say hello.' },
  ],
};

/** @param {string} id */
function ordinaryModel(id) {
  return { id, base_model_id: null, name: id, meta: {}, params: {}, access_grants: everyone, is_active: true };
}

/**
 * One call with JSON; without a body it is a GET. Rejects where the server refuses.
 *
 * @param {string} url
 * @param {string} path
 * @param {string} token
 * @param {object} [body]
 * @returns {Promise<Record<string, unknown>>}
 */
async function call(url, path, token, body) {
  const response = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`Open WebUI refused ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/**
 * A field of an answer.
 *
 * @param {Promise<Record<string, unknown>>} answer
 * @param {string} name
 */
async function text(answer, name) {
  const value = (await answer)[name];
  if (typeof value !== 'string') throw new Error(`Open WebUI sent no ${name}`);
  return value;
}
