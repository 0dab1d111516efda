import { chat, each, question, rows, type Hostile } from './hostile-request.js';

function models(): Hostile[] {
  const others: readonly unknown[] = [
    'gpt-4',
    'M',
    'm ',
    ' m',
    'm\u0000',
    'model',
    'MODEL',
    '',
    null,
    0,
    true,
    ['m'],
    { id: 'm' },
    '__proto__',
    'constructor',
    '../m',
    'm/../x',
    '*',
    'hidden',
    'm,hidden',
    undefined,
  ];
  return rows(
    'other models',
    404,
    'model',
    Object.fromEntries(others.map((model) => [JSON.stringify(model) ?? 'missing', chat({ ...question, model })])),
  );
}

const fields = [
  'tools',
  'tool_choice',
  'tool_ids',
  'tool_servers',
  'functions',
  'files',
  'features',
  'params',
  'chat_id',
  'session_id',
  'id',
  'parent_id',
  'user',
  'metadata',
  'variables',
  'filter_ids',
  'skill_ids',
  'background_tasks',
  'model_item',
  'response_format',
  'logit_bias',
  'logprobs',
  'n',
  'seed',
  'stop',
  'stream_options',
  'store',
  'service_tier',
  'reasoning_effort',
  'provider',
  'plugins',
  'extra_body',
  'api_key',
  'base_url',
  'api_base',
  'user_message',
  'folder_id',
  '__proto__x',
  'toString',
  'guided_json',
];

/** Fields that are taken out: the request is answered, and a test looks at what the upstream got. */
function smuggled(): Hostile[] {
  return rows(
    'smuggled fields',
    200,
    '',
    each(fields, (name) => chat({ ...question, [name]: ['SMUGGLED'] })),
  );
}

function roles(): Hostile[] {
  const bad = ['system', 'developer', 'tool', 'function', 'System', 'USER', 'user ', '', 'assistant2', 'ipython'];
  return [
    ...rows(
      'smuggled roles',
      200,
      '',
      each(bad, (role) =>
        chat({
          ...question,
          messages: [
            { role, content: 'SMUGGLED' },
            { role: 'user', content: 'Hi' },
          ],
        }),
      ),
    ),
    ...rows(
      'smuggled roles',
      400,
      'bad-request',
      each(
        bad.map((role) => `only ${role}`),
        (name) => chat({ ...question, messages: [{ role: name.slice(5), content: 'SMUGGLED' }] }),
      ),
    ),
  ];
}

function bodies(): Hostile[] {
  const message = (content: unknown): unknown => ({ ...question, messages: [{ role: 'user', content }] });
  const broken: Record<string, unknown> = {
    empty: '',
    'no JSON': 'Hi',
    'half JSON': '{"model":"m",',
    'a list': '[]',
    'a number': '1',
    null: 'null',
    'a text': '"m"',
    'two objects': '{}{}',
    'no messages': { model: 'm' },
    'messages of text': { model: 'm', messages: 'Hi' },
    'messages of an object': { model: 'm', messages: { length: 1 } },
    'no message': { model: 'm', messages: [] },
    'null as message': { model: 'm', messages: [null] },
    'a text as message': { model: 'm', messages: ['Hi'] },
    'no content': message(undefined),
    'a number as content': message(1),
    'null as content': message(null),
    'an object as content': message({ text: 'Hi' }),
    'no parts': message([]),
    'an image': message([{ type: 'image_url', image_url: { url: 'http://169.254.169.254/' } }]),
    'a file': message([{ type: 'file', id: '1' }]),
    'a part without text': message([{ type: 'text' }]),
    'a part of another text': message([{ type: 'text', text: { a: 1 } }]),
    'no UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  };
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    '',
  ];
  return [
    ...rows(
      'bodies that are none',
      400,
      'bad-request',
      Object.fromEntries(Object.entries(broken).map(([name, body]) => [name, chat(body)])),
    ),
    ...rows(
      'bodies that are none',
      400,
      'bad-request',
      each(
        types.map((type) => `as ${type}`),
        (name) => chat(JSON.stringify(question), { 'content-type': name.slice(3) }),
      ),
    ),
    ...rows(
      'bodies that are none',
      400,
      'bad-request',
      each(['gzip', 'br', 'deflate', 'identity, gzip'], (coding) =>
        chat(JSON.stringify(question), { 'content-encoding': coding }),
      ),
    ),
  ];
}

function deep(): Hostile[] {
  const depths = [21, 25, 50, 100, 1000, 10_000, 100_000, 400_000];
  const shapes: Record<string, (depth: number) => string> = {
    lists: (depth) => '['.repeat(depth) + ']'.repeat(depth),
    objects: (depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
    'lists without end': (depth) => '['.repeat(depth),
  };
  return Object.entries(shapes).flatMap(([name, shape]) =>
    rows(
      'deep JSON',
      400,
      'bad-request',
      Object.fromEntries(
        depths
          .filter((depth) => shape(depth).length < 1_900_000)
          .map((depth) => [`${name}, ${depth}`, chat(`{"model":"m","x":${shape(depth)}}`)]),
      ),
    ),
  );
}

/** What they ask for. */
export const hostileBodies: readonly Hostile[] = [...models(), ...smuggled(), ...roles(), ...bodies(), ...deep()];
