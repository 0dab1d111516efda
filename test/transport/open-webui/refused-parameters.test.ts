import { expect, test } from 'vitest';
import { transportBench, type Bench } from '../../support/transport-bench.js';

const answer = 'data: {"choices":[{"delta":{"content":"Yes"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

type Body = Readonly<Record<string, unknown>>;

/** A server that refuses bodies as told, and what it was asked. */
function server(refuse: (body: Body) => { status?: number; body: unknown } | undefined): {
  bench: Bench;
  asked: Body[];
} {
  const asked: Body[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const body: Body = JSON.parse(String(init?.body));
    asked.push(body);
    const refusal = refuse(body);
    if (!refusal) return new Response(answer, { headers: { 'content-type': 'text/event-stream' } });
    return Response.json(refusal.body, { status: refusal.status ?? 400 });
  };
  return { bench: transportBench({ url: 'http://gateway.test/v1', verifyModel: false }, { fetch }), asked };
}

const s17 = {
  error: {
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    param: 'max_tokens',
    code: 'unsupported_parameter',
    type: 'invalid_request_error',
  },
};

test('s17 a refused parameter is sent under the name that the server gives, which is remembered', async () => {
  const { bench, asked } = server((body) => ('max_tokens' in body ? { body: s17 } : undefined));
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked.map(({ max_tokens, max_completion_tokens }) => [max_tokens, max_completion_tokens])).toEqual([
    [1500, undefined],
    [undefined, 1500],
  ]);
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toHaveLength(3);
  expect(bench.log.warnings).toEqual([
    expect.stringMatching(/max_tokens.*maxTokens: null.*max_completion_tokens: 1500/),
  ]);
});

test('another model is asked with all parameters again', async () => {
  const { bench, asked } = server((body) => ('max_tokens' in body && body.model === 'm' ? { body: s17 } : undefined));
  await bench.hear();
  bench.options = { ...bench.options, model: 'other' };
  await bench.hear();
  expect(asked.map(({ model, max_tokens }) => [model, max_tokens])).toEqual([
    ['m', 1500],
    ['m', undefined],
    ['other', 1500],
  ]);
});

test('a model that refuses one after the other is asked once more for each', async () => {
  const { bench, asked } = server((body) => {
    if ('max_tokens' in body) return { body: s17 };
    const message =
      "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.";
    return 'temperature' in body ? { body: { error: { message, param: 'temperature' } } } : undefined;
  });
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toHaveLength(3);
  expect(Object.keys(asked[2] ?? {}).sort()).toEqual(['max_completion_tokens', 'messages', 'model', 'stream']);
  expect(bench.log.warnings).toHaveLength(2);
});

test('a name that the server gave and then refuses is left out', async () => {
  const { bench, asked } = server((body) => {
    if ('max_tokens' in body) return { body: s17 };
    const message = 'Unrecognized request argument supplied: max_completion_tokens';
    return 'max_completion_tokens' in body ? { body: { error: { message } } } : undefined;
  });
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toHaveLength(3);
  expect(asked[2]).not.toHaveProperty('max_completion_tokens');
});

test.each([
  [
    'FastAPI',
    422,
    { detail: [{ type: 'extra_forbidden', loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted' }] },
  ],
  [
    'Mistral',
    422,
    {
      object: 'error',
      message: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted' }],
      },
    },
  ],
  [
    'Google',
    400,
    [
      {
        error: {
          code: 400,
          message: 'Invalid JSON payload received. Unknown name "temperature": Cannot find field.',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
  ],
  [
    'LiteLLM',
    400,
    {
      error: {
        message:
          "litellm.UnsupportedParamsError: O-series models don't support temperature=0.7. Only temperature=1 is supported.",
        code: '400',
      },
    },
  ],
  ['Groq', 400, { error: { message: "property 'temperature' is unsupported", type: 'invalid_request_error' } }],
  [
    'Anthropic',
    400,
    { type: 'error', error: { type: 'invalid_request_error', message: 'temperature: must be at most 1.0' } },
  ],
  ['Open WebUI', 400, { detail: "Unsupported parameter: 'temperature' is not supported with this model." }],
  [
    'a pipe, under 200',
    200,
    {
      error: {
        detail: "Error code: 400 - {'error': {'message': \"Unsupported value: 'temperature' does not support 0.7\"}}",
      },
    },
  ],
])('%s names the parameter in its own form', async (_name, status, body) => {
  const { bench, asked } = server((sent) => ('temperature' in sent ? { status, body } : undefined));
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({ max_tokens: 1500 });
});

test('an error frame that refuses a parameter is a refusal, too', async () => {
  let isFirst = true;
  const fetch: typeof globalThis.fetch = async () => {
    const body = isFirst ? `data: ${JSON.stringify(s17)}\n\ndata: [DONE]\n\n` : answer;
    isFirst = false;
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  expect((await bench.hear()).text).toBe('Yes');
});

test.each([
  ['another status', 401, s17],
  ['a server that broke', 500, s17],
  ['no parameter that was sent', 400, { error: { message: "Unsupported parameter: 'top_k'", param: 'top_k' } }],
  ['the messages', 400, { error: { message: 'messages must alternate', param: 'messages' } }],
  ['the model', 400, { detail: 'Model not found' }],
  ['words that only hold one', 400, { error: { message: 'What a temperature!' } }],
  [
    'a conversation that is too long',
    400,
    { error: { message: "'max_tokens' is too large: 1500. This model's maximum context length is 2048 tokens" } },
  ],
])('is not asked again for %s', async (_name, status, body) => {
  const { bench, asked } = server(() => ({ status, body }));
  const { error } = await bench.hear();
  expect(error).toBeDefined();
  expect(asked).toHaveLength(1);
});

test('a server that refuses whatever comes is asked a bounded number of times', async () => {
  const { bench, asked } = server((body) => ({
    body: {
      error: {
        message: `Unsupported parameter: ${Object.keys(body).filter((name) => /tokens|temp/.test(name))[0]}. Use 'max_tokens' instead`,
      },
    },
  }));
  expect((await bench.hear()).error?.code).toBe('bad-request');
  expect(asked.length).toBeLessThanOrEqual(5);
});

test('parameters that the owner leaves out are not sent, and those of requestBody are, but for messages and stream', async () => {
  const { bench, asked } = server(() => undefined);
  const requestBody = {
    max_completion_tokens: 9,
    temperature: 0.2,
    metadata: { site: 'shop' },
    messages: [],
    stream: false,
  };
  bench.options = { ...bench.options, maxTokens: null, temperature: null, requestBody };
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toEqual([
    {
      model: 'm',
      messages: [{ role: 'user', content: 'Hi' }],
      stream: true,
      max_completion_tokens: 9,
      temperature: 0.2,
      metadata: { site: 'shop' },
    },
  ]);
});

test('a field of requestBody that is refused is left out, and named', async () => {
  const { bench, asked } = server((body) =>
    'top_k' in body ? { body: { error: { message: "property 'top_k' is unsupported" } } } : undefined,
  );
  bench.options = { ...bench.options, requestBody: { top_k: 5 } };
  expect((await bench.hear()).text).toBe('Yes');
  expect(asked).toHaveLength(2);
  expect(bench.log.warnings).toEqual([expect.stringContaining('requestBody')]);
});

test('half a character in a message is sent as U+FFFD', async () => {
  const { bench, asked } = server(() => undefined);
  const stream = bench.transport.stream(
    { conversationId: 'c', turnId: 't', messages: [{ role: 'user', content: 'a\ud83d' }] },
    new AbortController().signal,
  );
  for await (const event of stream) expect(event).toBeDefined();
  expect(asked[0]?.messages).toEqual([{ role: 'user', content: 'a\ufffd' }]);
});

test('the debug log tells the length of the system prompt, and nothing of it', async () => {
  const { bench } = server(() => undefined);
  const messages = [
    { role: 'system', content: 'The secret of the house' },
    { role: 'user', content: 'Hi' },
  ] as const;
  const stream = bench.transport.stream({ conversationId: 'c', turnId: 't', messages }, new AbortController().signal);
  for await (const event of stream) expect(event).toBeDefined();
  const log = bench.log.details.join('\n');
  expect(log).toContain('[23 characters]');
  expect(log).not.toContain('secret');
});
