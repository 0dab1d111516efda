import type { RehearsalModel } from './models.js';

/** The body of Open WebUI's `/api/models`: an entry has `info` where the model has a record. */
export function openWebUIList(models: readonly RehearsalModel[], created: number): unknown {
  return { data: models.map((model) => openWebUIEntry(model, created)) };
}

/** The body of `/v1/models` of an OpenAI-compatible server. */
export function openAIList(models: readonly RehearsalModel[], created: number): unknown {
  return { object: 'list', data: models.map(({ id }) => ({ id, object: 'model', created, owned_by: 'rehearsal' })) };
}

function openWebUIEntry(model: RehearsalModel, created: number): unknown {
  const { id, name = id, description, suggestions, hidden } = model;
  const suggestion_prompts = suggestions?.map((content) => ({ title: titleLines(content), content })) ?? null;
  const meta = { ...(description === undefined ? {} : { description }), suggestion_prompts, tags: [] };
  const entry = { id, name, object: 'model', created, owned_by: 'openai', connection_type: 'external', tags: [] };
  // The many hidden ones are kept short, so that the list stays small.
  if (hidden) return { ...entry, info: { id, name, meta: { ...meta, hidden } } };
  return { ...entry, actions: [], filters: [], info: { ...record, id, name, meta, created_at: created } };
}

/** Everything else in the record of a model that is open to everyone. */
const record = {
  user_id: '6f2a1c1e-0d53-4c1b-9d0e-0f0a51f7c0de',
  base_model_id: null,
  params: {},
  access_grants: [{ principal_type: 'user', principal_id: '*', permission: 'read' }],
  is_active: true,
};

/** Open WebUI keeps the title of a suggestion as two lines. */
function titleLines(content: string): [string, string] {
  const words = content.split(' ');
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
