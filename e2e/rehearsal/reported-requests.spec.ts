import type { RehearsalServerOptions, RunningRehearsal } from '../../src/testing/index.js';
import { done, json, playReported, say, stop, stream } from '../support/reported.js';
import type { StartedChat } from '../support/chat.js';
import { expect, test } from '../support/test.js';

// Requests that servers refuse, addresses and names, as people reported them of other chats, on the built widget.

const yes = stream(say('Yes'), stop, done);
const wholeYes = json({
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes' }, finish_reason: 'stop' }],
});

const s17 = {
  error: {
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    param: 'max_tokens',
    code: 'unsupported_parameter',
  },
};

type Body = Readonly<Record<string, unknown>>;
type Refuses = (body: Body) => unknown;

/** What refuses a body, and what the owner is told to set. */
const refusals: readonly (readonly [name: string, refuses: Refuses, tells: RegExp])[] = [
  ['s17 OpenAI', (body) => 'max_tokens' in body && s17, /maxTokens: null/],
  [
    'a router that passes it on',
    (body) =>
      'max_tokens' in body && {
        error: {
          message: 'Provider returned error',
          code: 400,
          metadata: { raw: JSON.stringify(s17), provider_name: 'OpenAI' },
        },
      },
    /maxTokens: null/,
  ],
  [
    'an error within the words of a proxy',
    (body) => 'max_tokens' in body && { detail: `Error code: 400 - ${JSON.stringify(s17)}` },
    /maxTokens: null/,
  ],
  [
    'a temperature that may only be 1',
    (body) =>
      body['temperature'] !== undefined && {
        error: {
          message: "Unsupported value: 'temperature' does not support 0.7 with this model.",
          param: 'temperature',
        },
      },
    /temperature: null/,
  ],
  [
    'FastAPI',
    (body) =>
      'temperature' in body && {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted' }],
      },
    /temperature: null/,
  ],
  [
    'a sentence in Chinese',
    (body) => 'temperature' in body && { error: { message: '参数 temperature 不支持' } },
    /temperature: null/,
  ],
  [
    'words that only say that it is not valid',
    (body) => 'max_tokens' in body && { error: 'max_tokens is not a valid parameter' },
    /maxTokens: null/,
  ],
  [
    'a model that does not stream',
    (body) =>
      body['stream'] === true && {
        error: {
          message: 'Your organization must be verified to stream this model.',
          param: 'stream',
          code: 'unsupported_value',
        },
      },
    /stream: false/,
  ],
  [
    'a model without a system prompt',
    (body) =>
      (body['messages'] as { role: string }[]).some(({ role }) => role === 'system') && {
        error: { message: 'System role not supported', type: 'BadRequestError' },
      },
    /no system prompt/,
  ],
];

for (const [name, refuses, tells] of refusals) {
  test(`a parameter is refused: ${name}`, async ({ chat, startGateway }) => {
    const bodies: Body[] = [];
    await playReported(
      chat,
      startGateway,
      ({ body }) => {
        bodies.push(body as Body);
        const refusal = refuses(body as Body);
        if (refusal) return json(refusal, 400);
        return (body as Body)['stream'] === false ? wholeYes : yes;
      },
      { status: 'complete', text: 'Yes', asked: 2, tells },
      { 'system-prompt': 'You know the shop.' },
    );
    // It is remembered for the page.
    await chat.send('Again');
    await expect(chat.answers).toHaveCount(2);
    await chat.ended();
    expect(bodies).toHaveLength(3);
    expect(JSON.stringify(bodies.at(-1))).toContain('You know the shop.');
  });
}

test('a parameter that the owner leaves out is not sent', async ({ chat, startGateway }) => {
  await playReported(
    chat,
    startGateway,
    ({ body }) => ('max_tokens' in (body as Body) || 'temperature' in (body as Body) ? json(s17, 400) : yes),
    { status: 'complete', text: 'Yes' },
    { 'max-tokens': 'none', temperature: 'none' },
  );
});

type StartGateway = (options?: RehearsalServerOptions) => Promise<RunningRehearsal>;

/** A list of models in some form, and a chat that answers any name. */
async function listed(
  chat: StartedChat,
  startGateway: StartGateway,
  models: unknown,
  model: string,
): Promise<string[]> {
  const gateway = await startGateway({ kind: 'openai', models: false, tokensPerSecond: Infinity, scenario: yes });
  gateway.rehearsal.setScenario(json(models), { route: 'models' });
  await chat.start({ gateway: { url: `${gateway.url}/v1` }, model, say: 'Hello' });
  await chat.ended();
  await expect(chat.panel).toContainText('Online');
  return gateway.rehearsal.requests.flatMap(({ route, model: asked }) => (route === 'chat' ? [asked ?? ''] : []));
}

const lists: readonly (readonly [name: string, models: unknown, model: string])[] = [
  ['s27 a prefix in the list', { data: [{ id: 'models/gemini-2.0-flash' }] }, 'gemini-2.0-flash'],
  ['a prefix in the option', { data: [{ id: 'gemini-2.0-flash' }] }, 'models/gemini-2.0-flash'],
  ['s28 a tag in the list', { data: [{ id: 'llama3.2:latest' }] }, 'llama3.2'],
  ['s29 a bare list', [{ id: 'org/model-a', object: 'model' }], 'org/model-a'],
  ['a list of names', { data: ['org/model-a'] }, 'org/model-a'],
  ["Ollama's own list", { models: [{ name: 'llama3.2:latest', model: 'llama3.2:latest' }] }, 'llama3.2'],
  ['a list within an object within an object', { data: { data: [{ id: 'm' }] } }, 'm'],
  ['names that are the keys', { data: { m: { owned_by: 'x' } } }, 'm'],
];

for (const [name, models, model] of lists) {
  test(`a model is found: ${name}`, async ({ chat, startGateway }) => {
    expect(await listed(chat, startGateway, models, model)).toEqual([model]);
  });
}

test('the header is not green above a message that found no route, and is again once one did', async ({
  chat,
  startGateway,
}) => {
  const missing = json({ error: { message: 'Not Found' } }, 404);
  const gateway = await startGateway({ kind: 'openai', models: false, tokensPerSecond: Infinity, scenario: missing });
  await chat.start({ gateway, model: 'm', options: { 'max-retries': '0' }, say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.panel).toContainText('Not reachable');
  gateway.rehearsal.setScenario(yes);
  await chat.retryButton.click();
  await chat.ended();
  await expect(chat.panel).toContainText('Online');
});
