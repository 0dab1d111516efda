import { expect, test } from 'vitest';
import { readOptionPaths } from '../../src/options/option-paths.js';
import { parseOptions } from '../../src/options/parse-options.js';

const least = { url: 'https://ai.example.org', model: 'm' };

test('reads the whole object of an owner, under the other name of url', () => {
  const options = parseOptions({
    openWebUIUrl: 'http://localhost:3000',
    model: 'Technova',
    apiKey: '',
    systemPrompt: '…',
    maxTokens: 1500,
    temperature: 0.7,
    stream: false,
    timeout: 45000,
    maxRetries: 3,
    errorMessages: { general: '…' },
  });
  expect(options).toMatchObject({
    url: 'http://localhost:3000',
    model: 'Technova',
    stream: false,
    timeout: { connect: 45_000, firstToken: 45_000, idle: 45_000 },
  });
  expect(options.errorMessages.general).toBe('…');
  expect(Object.keys(options)).not.toContain('openWebUIUrl');
});

test('a parameter can be left out, and more can be sent', () => {
  const options = parseOptions({
    ...least,
    maxTokens: null,
    temperature: null,
    requestBody: { top_k: 5, nested: { a: [1] } },
  });
  expect(options).toMatchObject({ maxTokens: null, temperature: null, requestBody: { top_k: 5, nested: { a: [1] } } });
  expect(() => parseOptions({ ...least, requestBody: [1] })).toThrow('option "requestBody": expected an object');
});

test('fills in every default', () => {
  const { errorMessages, theme, ...options } = parseOptions(least);
  expect(options).toEqual({
    ...least,
    models: ['m'],
    modelPicker: false,
    context: { messages: undefined, characters: undefined },
    answerCache: { entries: 0, maxAge: 3_600_000 },
    compressRequests: false,
    user: { id: undefined },
    retention: 30,
    consent: true,
    encryptHistory: false,
    notifications: false,
    sound: false,
    titles: 'words',
    startWith: 'last',
    links: { relative: false },
    markdown: { breaks: true },
    images: { allow: [] },
    renderers: {},
    apiKey: '',
    systemPrompt: '',
    maxTokens: 1500,
    temperature: 0.7,
    requestBody: {},
    stream: true,
    timeout: { connect: 45_000, firstToken: 45_000, idle: 45_000 },
    maxRetries: 3,
    headers: {},
    authHeader: 'Authorization: Bearer',
    verifyModel: 'lenient',
    endpoints: { models: undefined, chat: undefined },
    history: 'persistent',
    historyKey: 'default',
    title: undefined,
    avatar: undefined,
    greeting: undefined,
    suggestions: undefined,
    launcher: { label: '', position: 'bottom-right', hidden: false },
    placement: 'bubble',
    side: { edge: 'right', mode: 'push', width: 420 },
    teaser: { delay: 5_000 },
    backCloses: true,
    container: undefined,
    colorScheme: 'auto',
    language: 'auto',
    announce: 'answer',
    shortcuts: true,
    debug: false,
  });
  for (const group of [errorMessages, theme]) expect(group).toEqual({});
});

test('takes undefined for absent, in groups too and under unknown names', () => {
  const given = {
    ...least,
    openWebUIUrl: undefined,
    title: undefined,
    lable: undefined,
    launcher: { label: undefined },
  };
  expect(parseOptions(given)).toEqual(parseOptions(least));
});

test('takes limits apart', () => {
  expect(parseOptions({ ...least, timeout: 1 }).timeout).toEqual({ connect: 1, firstToken: 1, idle: 1 });
  expect(parseOptions({ ...least, timeout: { idle: 9 } }).timeout).toEqual({
    connect: 45_000,
    firstToken: 45_000,
    idle: 9,
  });
});

test('takes a limit that is none', () => {
  expect(parseOptions({ ...least, timeout: Infinity }).timeout.idle).toBe(Infinity);
});

test('keeps a model id as it is, and trims an address', () => {
  const options = parseOptions({
    url: ' https://example.org/webui/ ',
    model: 'agent_gateway.harpou-agent/deep-research',
  });
  expect(options.url).toBe('https://example.org/webui/');
  expect(options.model).toBe('agent_gateway.harpou-agent/deep-research');
});

test('takes a function for the key, and an element or a selector for the container', () => {
  const apiKey = (): string => 'k';
  const container = { tagName: 'DIV' };
  expect(parseOptions({ ...least, apiKey }).apiKey).toBe(apiKey);
  expect(parseOptions({ ...least, placement: 'inline', container }).container).toBe(container);
  expect(parseOptions({ ...least, placement: 'inline', container: '#chat' }).container).toBe('#chat');
});

test('takes options without a prototype, and those of another frame', () => {
  const bare: unknown = Object.assign(Object.create(null), least);
  const foreign: unknown = Object.assign(Object.create(Object.create(null)), least);
  expect(parseOptions(bare)).toEqual(parseOptions(least));
  expect(parseOptions(foreign)).toEqual(parseOptions(least));
});

test('names an option as its owner does', () => {
  expect(() => parseOptions({ ...least, maxTokens: 0 }, () => true)).toThrow('option "data-max-tokens": expected');
  expect(() => parseOptions({ ...least, launcher: { lable: '' } }, () => true)).toThrow(
    'unknown option "data-launcher-lable", did you mean "data-launcher-label"?',
  );
});

/** What `act` gives while every object has properties that a careless host page put there. */
function polluted<T>(properties: Record<string, unknown>, act: () => T): T {
  const everyObject: object = Object.prototype;
  for (const [name, value] of Object.entries(properties)) {
    Reflect.defineProperty(everyObject, name, { value, enumerable: true, configurable: true, writable: true });
  }
  try {
    return act();
  } finally {
    for (const name of Object.keys(properties)) Reflect.deleteProperty(everyObject, name);
  }
}

test.each([
  { title: 'polluted', apiKey: 'polluted', label: 'polluted', openWebUIUrl: 'https://polluted.example' },
  { fields: {}, fallback: 1, each: 1, expected: 1, read: 1, connect: 1, models: 'polluted', '0': 1 },
  { get: () => 1 },
])('takes nothing from a prototype that the host page changed: %o', (properties) => {
  expect(polluted(properties, () => parseOptions(least))).toEqual(parseOptions(least));
  expect(polluted(properties, () => Object.keys(readOptionPaths()))).toEqual(Object.keys(readOptionPaths()));
});

test('makes every row a property of its own, so that no prototype shows through', () => {
  const options = polluted({ title: 'polluted', models: 'polluted' }, () => {
    const { title, endpoints } = parseOptions(least);
    return [title, endpoints.models];
  });
  expect(options).toEqual([undefined, undefined]);
});

test('cannot be made to change a prototype', () => {
  const given: unknown = JSON.parse('{"url":"https://a.example","model":"m","__proto__":{"polluted":1}}');
  expect(() => parseOptions(given)).toThrow('unknown option "__proto__"');
  expect(() => parseOptions({ ...least, launcher: JSON.parse('{"__proto__":{"label":1}}') })).toThrow(
    'unknown option "launcher.__proto__"',
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
