import { expect, test } from 'vitest';
import { isChatError } from '../../src/core/chat-error.js';
import { readAttributes } from '../../src/options/attributes.js';
import { checkOptions } from '../../src/options/check-options.js';
import { mergeOptions } from '../../src/options/merge-options.js';
import { ChatError } from '../../src/core/chat-error.js';
import { attributesAmong, sentencesOf } from '../../src/options/mistakes.js';
import { attributeName, optionPaths } from '../../src/options/option-paths.js';
import { parseOptions } from '../../src/options/parse-options.js';

/** What a browser has as `dataset` of an element with these attributes. */
function datasetOf(attributes: Record<string, string>): DOMStringMap {
  const data = Object.entries(attributes).filter(([name]) => name.startsWith('data-'));
  return Object.fromEntries(
    data.map(([name, value]) => [
      name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** The options in attributes, if all names are known. */
function read(attributes: Record<string, string>): Record<string, unknown> {
  const options = readAttributes(datasetOf(attributes));
  const { mistakes } = checkOptions(options);
  const unknown = mistakes.filter(({ group, name }) => !group && !(name in optionPaths));
  if (unknown.length > 0) throw new ChatError('config', sentencesOf(unknown, () => true).join('\n'));
  return options;
}

/** The options of a script tag, if there is no mistake in them. */
function parse(attributes: Record<string, string>, object?: unknown): ReturnType<typeof parseOptions> {
  const dataset = datasetOf(attributes);
  return parseOptions(mergeOptions(object, readAttributes(dataset)), attributesAmong(dataset, object));
}

const least = { 'data-url': 'https://ai.example.org', 'data-model': 'm' };

test('reads the whole object of an owner', () => {
  const options = parse({
    src: 'https://cdn.example/causerie.js',
    async: '',
    'data-open-web-ui-url': 'http://localhost:3000',
    'data-model': 'Technova',
    'data-api-key': '',
    'data-system-prompt': '…',
    'data-max-tokens': '1500',
    'data-temperature': '0.7',
    'data-stream': 'false',
    'data-timeout': '45000',
    'data-max-retries': '3',
    'data-error-messages': '{"general":"…"}',
  });
  expect(options).toEqual(
    parseOptions({
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
    }),
  );
});

test.each([
  ['url', 'data-url'],
  ['openWebUIUrl', 'data-open-web-ui-url'],
  ['apiKey', 'data-api-key'],
  ['launcher.label', 'data-launcher-label'],
  ['timeout.firstToken', 'data-timeout-first-token'],
  ['errorMessages.rate-limit', 'data-error-messages-rate-limit'],
  ['theme.on-accent', 'data-theme-on-accent'],
])('names %s %s', (path, name) => {
  expect(attributeName(path)).toBe(name);
});

test('gives every option an attribute of its own', () => {
  const names = Object.keys(optionPaths).map((path) => attributeName(path).replace(/-/g, ''));
  expect(new Set(names).size).toBe(names.length);
});

test.each(['data-open-web-ui-url', 'data-open-web-u-i-url', 'data-open-webui-url', 'data-openwebuiurl'])(
  'knows the other name of url as %s',
  (name) => {
    expect(read({ [name]: 'http://a.example' })).toEqual({ openWebUIUrl: 'http://a.example' });
  },
);

test('keeps text as it is where a string is meant', () => {
  expect(read({ 'data-api-key': '123', 'data-model': '123', 'data-title': 'true', 'data-greeting': '"Hi"' })).toEqual({
    apiKey: '123',
    model: '123',
    title: 'true',
    greeting: '"Hi"',
  });
});

test('reads other values as JSON', () => {
  expect(
    read({
      'data-max-tokens': ' 20 ',
      'data-stream': 'false',
      'data-verify-model': 'true',
      'data-suggestions': '["a","b"]',
      'data-headers': '{"X-Tenant":"7"}',
      'data-launcher': '{"label":"Chat"}',
      'data-theme': '{"accent":"red"}',
      'data-timeout': '{"idle":9}',
    }),
  ).toEqual({
    maxTokens: 20,
    stream: false,
    verifyModel: true,
    suggestions: ['a', 'b'],
    headers: { 'X-Tenant': '7' },
    launcher: { label: 'Chat' },
    theme: { accent: 'red' },
    timeout: { idle: 9 },
  });
});

test('"none" leaves a parameter out, and the body is JSON', () => {
  const written = { 'data-max-tokens': 'none', 'data-temperature': 'none', 'data-request-body': '{"top_k":5}' };
  expect(read(written)).toEqual({ maxTokens: null, temperature: null, requestBody: { top_k: 5 } });
});

test('keeps the words of an option that may also be a switch', () => {
  expect(read({ 'data-verify-model': 'lenient' })).toEqual({ verifyModel: 'lenient' });
});

test('takes an empty switch for true', () => {
  expect(read({ 'data-debug': '', 'data-launcher-hidden': '', 'data-verify-model': '' })).toEqual({
    debug: true,
    launcher: { hidden: true },
    verifyModel: true,
  });
});

test('lets the attribute of a row win over that of its group, wherever it stands', () => {
  const rows = { 'data-timeout-idle': '9', 'data-launcher-label': 'A' };
  const groups = { 'data-timeout': '5', 'data-launcher': '{"label":"B","hidden":true}' };
  const both = { timeout: { connect: 5, firstToken: 5, idle: 9 }, launcher: { label: 'A', hidden: true } };
  expect(read({ ...rows, ...groups })).toEqual(both);
  expect(read({ ...groups, ...rows })).toEqual(both);
});

test('leaves out what is no data attribute, and what other tools put there', () => {
  expect(
    read({
      id: 'chat',
      url: 'x',
      class: 'y',
      'data-cfasync': 'false',
      'data-turbo-track': 'reload',
      'data-turbolinks-eval': 'false',
      'data-rocket-src': 'x',
      'data-cookieconsent': 'marketing',
      'data-consent': 'x',
      'data-category': 'functional',
      'data-categories': 'x',
      'data-usercentrics': 'Causerie',
      'data-noptimize': '1',
      'data-no-optimize': '1',
      'data-no-minify': '1',
      'data-nscript': 'afterInteractive',
      'data-astro-rerun': '',
      'data-ot-ignore': '',
      'data-cmp-src': 'x',
      'data-cmplz-src': 'x',
      'data-gtm-x': '1',
      'data-swup-ignore-script': '',
      'data-wp-strategy': 'async',
      'data-v-7ba5bd90': '',
      'data-src': 'x',
      'data-type': 'text/javascript',
      'data-name': 'causerie',
    }),
  ).toEqual({});
});

test.each<[string, string, string]>([
  ['data-modle', 'm', 'unknown option "data-modle", did you mean "data-model"?'],
  ['data-max_tokens', '5', 'unknown option "data-max_tokens", did you mean "data-max-tokens"?'],
  ['data-label', 'Chat', 'unknown option "data-label", did you mean "data-launcher-label"?'],
  ['data-launcher-lable', 'x', 'unknown option "data-launcher-lable", did you mean "data-launcher-label"?'],
  [
    'data-error-messages-rate-limits',
    'x',
    'unknown option "data-error-messages-rate-limits", did you mean "data-error-messages-rate-limit"?',
  ],
  ['data-accent', 'red', 'unknown option "data-accent", did you mean "data-theme-accent"?'],
  ['data-max-tokens', 'abc', 'option "data-max-tokens": expected a whole number above 0 or null, got "abc"'],
  ['data-max-tokens', '', 'option "data-max-tokens": expected a whole number above 0 or null, got ""'],
  ['data-stream', 'no', 'option "data-stream": expected true or false, got "no"'],
  ['data-launcher', '{label:1}', 'option "data-launcher": expected an object as JSON, got "{label:1}"'],
  ['data-launcher', '[]', 'option "data-launcher": expected an object as JSON, got "[]"'],
  [
    'data-suggestions',
    '["a", b]',
    'option "data-suggestions": expected a list, each item a string that is not empty as JSON, got "[\\"a\\", b]"',
  ],
  [
    'data-launcher-position',
    'left',
    'option "data-launcher-position": expected "bottom-right" or "bottom-left" or "top-right" or "top-left", got "left"',
  ],
  [
    'data-headers',
    '{"X":"sk-secret"',
    'option "data-headers": expected an object, each value a string as JSON, got a string',
  ],
  [
    'data-url',
    'ai.example.org',
    'option "data-url": expected a string that starts with http:// or https://, got "ai.example.org"',
  ],
])('says what is wrong with %s=%s', (name, value, said) => {
  try {
    parse({ ...least, [name]: value });
    expect.unreachable();
  } catch (error) {
    expect(isChatError(error) && error.code).toBe('config');
    expect(error instanceof Error && error.message).toBe(said);
  }
});

test('points to the documentation where nothing is like an unknown name', () => {
  expect(() => read({ 'data-zzz': '' })).toThrow(/^unknown option "data-zzz", see docs\/options\.md$/);
});

test('takes texts and addresses with commas between them for a list', () => {
  expect(
    read({ 'data-suggestions': 'Where is my parcel?, Opening hours', 'data-images-allow': 'https://a.example' }),
  ).toEqual({ suggestions: ['Where is my parcel?', 'Opening hours'], images: { allow: ['https://a.example'] } });
  expect(read({ 'data-suggestions': '["Yes, please"]' })).toEqual({ suggestions: ['Yes, please'] });
  expect(() => parse({ ...least, 'data-suggestions': 'a,, b' })).toThrow('"data-suggestions"');
  expect(() => parse({ ...least, 'data-images-allow': 'https://a.example, b.example' })).toThrow('"data-images-allow"');
});

test('tells all mistakes at once, each name as it was written', () => {
  const attributes = {
    'data-model': ' ',
    'data-open-web-ui-url': 'x',
    'data-launcher-position': 'top',
    'data-stream': '1',
  };
  expect(() => parse(attributes)).toThrow(
    new RegExp(
      [
        '^option "data-open-web-ui-url": expected a string that starts with http:// or https://, got "x"',
        'option "data-model": expected .*, got " "',
        'option "data-stream": expected true or false, got "1"',
        'option "data-launcher-position": expected "bottom-right" or "bottom-left" or "top-right" or "top-left", got "top"$',
      ].join('\\n'),
    ),
  );
  expect(() => parse({ 'data-launcher-position': 'top' }, { url: 'https://a.example', model: 'm', title: 5 })).toThrow(
    'option "title": expected a string, got 5\noption "data-launcher-position": expected',
  );
  expect(() => read({ 'data-postion': 'x', 'data-modle': 'm' })).toThrow(
    'unknown option "data-postion", did you mean "data-launcher-position"?\nunknown option "data-modle", did you mean "data-model"?',
  );
});

test('names an option by its attribute, or as the options object has it', () => {
  expect(() => parse({ 'data-model': 'm' })).toThrow('option "data-url": expected a string that starts');
  expect(() => parse({ 'data-url': 'https://a.example' })).toThrow('option "data-model": expected a string');
  expect(() => parse({ ...least, 'data-placement': 'inline' })).toThrow(
    'option "data-container": expected an element or a string that selects one, got undefined',
  );
  expect(() => parse({ ...least, 'data-launcher': '{"labl":""}' })).toThrow(
    'unknown option "data-launcher-labl", did you mean "data-launcher-label"?',
  );
  expect(() => parse({ ...least, 'data-open-web-ui-url': 'https://a.example' })).toThrow(
    'option "data-open-web-ui-url": expected no "url" beside it, got "https://a.example"',
  );
  expect(() => parse(least, { maxTokens: 'x' })).toThrow('option "maxTokens": expected');
  expect(() => parse({ ...least, 'data-title': 'x' }, { title: 5, lable: 1 })).toThrow('unknown option "lable"');
  expect(() => parse(least, 'x')).toThrow('unknown option "0"');
});

test('lets attributes win over the options object', () => {
  const object = { openWebUIUrl: 'https://b.example', title: 'B', launcher: { label: 'B', hidden: true } };
  const options = parse({ ...least, 'data-launcher-label': 'A' }, object);
  expect(options.url).toBe('https://ai.example.org');
  expect(options.title).toBe('B');
  expect(options.launcher).toEqual({ label: 'A', position: 'bottom-right', hidden: true });
});

test('cannot be made to change a prototype', () => {
  const options = read({ 'data-launcher': '{"__proto__":{"hidden":true}}' });
  expect(() => parseOptions({ url: 'https://a.example', model: 'm', ...options })).toThrow('unknown option');
  expect(() => read({ 'data-__proto__': '{}' })).toThrow('unknown option "data-__proto__"');
  expect(Object.keys(Object.prototype)).toEqual([]);
});
