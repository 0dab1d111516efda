import { isJsonObject, stringField } from './json-value.js';

const mostWords = 5;

/** The answer of Open WebUI's title task: a completion whose text is JSON. Its title is the first words asked. */
export function titleBody(body: unknown, created: number, isEnabled = true): unknown {
  if (!isEnabled) return { detail: 'Title generation is disabled' };
  const model = stringField(body, 'model') ?? '';
  const content = JSON.stringify({ title: titleOf(body) });
  return {
    id: 'chatcmpl-title',
    created,
    model,
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
  };
}

function titleOf(body: unknown): string {
  const messages = isJsonObject(body) && Array.isArray(body['messages']) ? body['messages'] : [];
  const first: unknown = messages.find((message: unknown) => stringField(message, 'role') === 'user');
  const words = (stringField(first, 'content') ?? '').match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return words.length > 0 ? words.slice(0, mostWords).join(' ') : 'New conversation';
}
