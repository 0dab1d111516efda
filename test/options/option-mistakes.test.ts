import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChatError, isChatError } from '../../src/core/chat-error.js';
import { checkOptions } from '../../src/options/check-options.js';
import { optionPaths } from '../../src/options/option-paths.js';
import { parseOptions } from '../../src/options/parse-options.js';

const least = { url: 'https://ai.example.org', model: 'm' };

function sentence(given: unknown): string {
  try {
    parseOptions(given);
  } catch (error) {
    expect(error).toBeInstanceOf(ChatError);
    expect(isChatError(error) && error.code).toBe('config');
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was thrown');
}

const modelKind = 'a string that is not empty or a list that is not empty, each item a string that is not empty';
const address = 'expected a string that starts with http:// or https://';

test.each<[unknown, string]>([
  [undefined, 'options: expected an object, got undefined'],
  [null, 'options: expected an object, got null'],
  ['https://ai.example.org', 'options: expected an object, got "https://ai.example.org"'],
  [[least], 'options: expected an object, got a list'],
  [Promise.resolve(least), 'options: expected an object, got a promise'],
  [{}, `option "url": ${address}, got undefined\noption "model": expected ${modelKind}, got undefined`],
  [{ model: 'm' }, `option "url": ${address}, got undefined`],
  [{ url: 'https://a.example' }, `option "model": expected ${modelKind}, got undefined`],
  [{ openWebUIUrl: 'https://a.example' }, `option "model": expected ${modelKind}, got undefined`],
])('says what is missing: %o', (given, said) => {
  expect(sentence(given)).toBe(said);
});

test.each<[Record<string, unknown>, string]>([
  [{ url: 'ai.example.org' }, `option "url": ${address}, got "ai.example.org"`],
  [{ url: 'localhost:3000' }, `option "url": ${address}, got "localhost:3000"`],
  [{ url: 'ftp://ai.example.org' }, `option "url": ${address}, got "ftp://ai.example.org"`],
  [{ url: '/webui' }, `option "url": ${address}, got "/webui"`],
  [{ url: 'http://' }, `option "url": ${address}, got "http://"`],
  [{ url: 'https://a b' }, `option "url": ${address}, got "https://a b"`],
  [{ url: 'javascript:alert(1)' }, `option "url": ${address}, got "javascript:alert(1)"`],
  [{ url: '' }, `option "url": ${address}, got ""`],
  [{ url: ['https://a.example'] }, `option "url": ${address}, got a list`],
  [{ url: `ws://${'a'.repeat(99)}` }, `option "url": ${address}, got "ws://${'a'.repeat(55)}"`],
  [{ url: new URL('https://a.example') }, `option "url": ${address}, got an object`],
  [{ openWebUIUrl: 'x' }, `option "openWebUIUrl": ${address}, got "x"`],
  [
    { openWebUIUrl: 'https://b.example' },
    'option "openWebUIUrl": expected no "url" beside it, got "https://b.example"',
  ],
  [{ model: '' }, `option "model": expected ${modelKind}, got ""`],
  [{ model: ' ' }, `option "model": expected ${modelKind}, got " "`],
  [{ model: 5 }, `option "model": expected ${modelKind}, got 5`],
  [{ maxTokens: '1500' }, 'option "maxTokens": expected a whole number above 0 or null, got "1500"'],
  [{ maxTokens: 0 }, 'option "maxTokens": expected a whole number above 0 or null, got 0'],
  [{ maxTokens: NaN }, 'option "maxTokens": expected a whole number above 0 or null, got NaN'],
  [{ maxRetries: 1.5 }, 'option "maxRetries": expected a whole number of at least 0, got 1.5'],
  [{ temperature: -1 }, 'option "temperature": expected a number of at least 0 or null, got -1'],
  [{ temperature: Infinity }, 'option "temperature": expected a number of at least 0 or null, got Infinity'],
  [{ stream: 'false' }, 'option "stream": expected true or false, got "false"'],
  [{ stream: 0 }, 'option "stream": expected true or false, got 0'],
  [{ timeout: '45s' }, 'option "timeout": expected a number of milliseconds above 0 or an object, got "45s"'],
  [{ timeout: 0 }, 'option "timeout": expected a number of milliseconds above 0 or an object, got 0'],
  [{ timeout: { idle: null } }, 'option "timeout.idle": expected a number of milliseconds above 0, got null'],
  [{ verifyModel: 'strict' }, 'option "verifyModel": expected "lenient" or true or false, got "strict"'],
  [{ history: true }, 'option "history": expected "persistent" or "session" or "none", got true'],
  [{ historyKey: '' }, 'option "historyKey": expected a string that is not empty, got ""'],
  [{ errorMessages: 'Sorry' }, 'option "errorMessages": expected an object, got "Sorry"'],
  [{ errorMessages: { general: 1 } }, 'option "errorMessages.general": expected a string, got 1'],
  [{ title: 5n }, 'option "title": expected a string, got 5'],
  [{ title: { tagName: 'P' } }, 'option "title": expected a string, got an element'],
  [{ title: Promise.resolve('T') }, 'option "title": expected a string, got a promise'],
  [{ title: Symbol('t') }, 'option "title": expected a string, got Symbol(t)'],
  [
    { suggestions: 'Hello' },
    'option "suggestions": expected a list, each item a string that is not empty, got "Hello"',
  ],
  [
    { suggestions: ['a', ''] },
    'option "suggestions": expected a list, each item a string that is not empty, got a list',
  ],
  [
    // Of nothing but a hole.
    { suggestions: Object.assign([], { length: 1 }) },
    'option "suggestions": expected a list, each item a string that is not empty, got a list',
  ],
  [
    { suggestions: ['a', undefined] },
    'option "suggestions": expected a list, each item a string that is not empty, got a list',
  ],
  [{ launcher: true }, 'option "launcher": expected an object, got true'],
  [
    { launcher: { position: 'left' } },
    'option "launcher.position": expected "bottom-right" or "bottom-left" or "top-right" or "top-left", got "left"',
  ],
  [
    { placement: 'popup' },
    'option "placement": expected "bubble" or "inline" or "page" or "side" or "dialog", got "popup"',
  ],
  [{ placement: 'inline' }, 'option "container": expected an element or a string that selects one, got undefined'],
  [
    { placement: 'inline', container: '' },
    'option "container": expected an element or a string that selects one, got ""',
  ],
  [{ container: {} }, 'option "container": expected an element or a string that selects one, got an object'],
  [{ container: null }, 'option "container": expected an element or a string that selects one, got null'],
  [{ theme: { accent: 5 } }, 'option "theme.accent": expected a string that is not empty, got 5'],
  [{ theme: [] }, 'option "theme": expected "auto" or an object, got a list'],
  [{ language: '' }, 'option "language": expected a string that is not empty, got ""'],
  [{ strings: 'Go' }, 'option "strings": expected an object, got a string'],
  [{ debug: () => true }, 'option "debug": expected true or false, got a function'],
  [{ authHeader: ' ' }, 'option "authHeader": expected a string that is not empty, got " "'],
])('says what was expected and what came: %o', (given, said) => {
  expect(sentence({ ...least, ...given })).toBe(said);
});

test.each<[Record<string, unknown>, string, string]>([
  [{ modle: 'm' }, 'modle', 'model'],
  [{ apikey: 'k' }, 'apikey', 'apiKey'],
  [{ api_key: 'k' }, 'api_key', 'apiKey'],
  [{ 'max-tokens': 5 }, 'max-tokens', 'maxTokens'],
  [{ openWebUiUrl: 'https://a.example' }, 'openWebUiUrl', 'openWebUIUrl'],
  [{ baseUrl: 'https://a.example' }, 'baseUrl', 'url'],
  [{ label: 'Chat' }, 'label', 'launcher.label'],
  [{ position: 'bottom-left' }, 'position', 'launcher.position'],
  [{ accent: 'red' }, 'accent', 'theme.accent'],
  [{ general: 'Sorry' }, 'general', 'errorMessages.general'],
  [{ firstToken: 5 }, 'firstToken', 'timeout.firstToken'],
  [{ launcherLabel: 'Chat' }, 'launcherLabel', 'launcher.label'],
  [{ 'launcher.lable': 'Chat' }, 'launcher.lable', 'launcher.label'],
  [{ launcher: { theme: {} } }, 'launcher.theme', 'theme'],
  [{ launcher: { lable: '' } }, 'launcher.lable', 'launcher.label'],
  [{ theme: { onAccent: 'red' } }, 'theme.onAccent', 'theme.on-accent'],
  [{ theme: { '--causerie-accent': 'red' } }, 'theme.--causerie-accent', 'theme.accent'],
  [{ theme: { colorScheme: 'dark' } }, 'theme.colorScheme', 'colorScheme'],
  [{ timeout: { first_token: 5 } }, 'timeout.first_token', 'timeout.firstToken'],
  [{ errorMessages: { rateLimit: '' } }, 'errorMessages.rateLimit', 'errorMessages.rate-limit'],
  [{ errorMessages: { sever: '' } }, 'errorMessages.sever', 'errorMessages.server'],
])('says what an unknown name may have meant: %o', (given, name, meant) => {
  expect(sentence({ ...least, ...given })).toBe(`unknown option "${name}", did you mean "${meant}"?`);
});

test('finds at least 97 of 100 names with one slip in them', () => {
  const slips = Object.keys(optionPaths).flatMap((path) => {
    const [row = '', group] = path.split('.').toReversed();
    const written = (name: string): object => (group ? { [group]: { [name]: 1 } } : { [name]: 1 });
    return Array.from(row, (letter, at): [path: string, name: string][] => {
      const [before, after] = [row.slice(0, at), row.slice(at + 1)];
      return [
        [path, before + after],
        [path, `${before}e${letter}${after}`],
        [path, `${before}x${after}`],
        [path, before + after.slice(0, 1) + letter + after.slice(1)],
      ];
    })
      .flat()
      .filter(([, name]) => name !== row && !optionPaths[group ? `${group}.${name}` : name])
      .map(([path, name]): [string, object] => [path, written(name)]);
  });
  const found = slips.filter(([path, given]) => sentence(given).includes(`did you mean "${path}"?`));
  expect(slips.length).toBeGreaterThan(3_000);
  expect(found.length / slips.length).toBeGreaterThan(0.97);
});

test('points to the documentation where nothing is like an unknown name', () => {
  expect(sentence({ ...least, placeholder: '' })).toBe('unknown option "placeholder", see docs/options.md');
  expect(sentence({ ...least, launcher: { zzz: 1 } })).toBe('unknown option "launcher.zzz", see docs/options.md');
});

test('tells all mistakes at once', () => {
  const given = {
    url: 'a.example',
    modle: 'm',
    launcher: { lable: '', position: 'top' },
    title: 5,
    placement: 'inline',
  };
  expect(sentence(given).split('\n')).toEqual([
    `option "url": ${address}, got "a.example"`,
    'unknown option "modle", did you mean "model"?',
    'unknown option "launcher.lable", did you mean "launcher.label"?',
    'option "launcher.position": expected "bottom-right" or "bottom-left" or "top-right" or "top-left", got "top"',
    'option "title": expected a string, got 5',
    `option "model": expected ${modelKind}, got undefined`,
    'option "container": expected an element or a string that selects one, got undefined',
  ]);
});

test('leaves out what is wrong, and keeps the rest', () => {
  const given = {
    ...least,
    modle: 'm',
    title: 5,
    launcher: { lable: '', label: 'Ask' },
    placement: 'inline',
    theme: 1,
  };
  const { options, mistakes, isUsable } = checkOptions(given);
  expect(mistakes.length).toBe(5);
  expect(isUsable).toBe(true);
  expect({ ...options, launcher: { ...options.launcher } }).toEqual({ ...least, launcher: { label: 'Ask' } });
  expect(checkOptions({ ...least, openWebUIUrl: 'https://b.example' })).toMatchObject({
    isUsable: true,
    options: least,
  });
  expect(checkOptions({ ...least, model: [] }).isUsable).toBe(false);
  expect(checkOptions({ ...least, url: 'ai.example.org' }).isUsable).toBe(false);
});

test('tells an unknown name first, since the missing option may be there under it', () => {
  expect(sentence({ openWebuiUrl: 'https://a.example', model: 'm' })).toContain('did you mean "openWebUIUrl"?');
});

test.each<[Record<string, unknown>, string]>([
  [{ apiKey: 123456 }, 'option "apiKey": expected a string or a function that returns one, got a number'],
  [{ apiKey: ['sk-secret'] }, 'option "apiKey": expected a string or a function that returns one, got a list'],
  [{ systemPrompt: 123456 }, 'option "systemPrompt": expected a string, got a number'],
  [{ headers: 'X: sk-secret' }, 'option "headers": expected an object, each value a string, got a string'],
  [
    { headers: new Headers({ a: 'sk-secret' }) },
    'option "headers": expected an object, each value a string, got an object',
  ],
  [{ headers: { 'X-Key': 123456 } }, 'option "headers": expected an object, each value a string, got an object'],
])('never shows what is private: %o', (given, said) => {
  expect(sentence({ ...least, ...given })).toBe(said);
});

const secret = 'sk-0123456789';
const value = fc.jsonValue({ maxDepth: 3 });
const known = fc.constantFrom(
  'url',
  'openWebUIUrl',
  'model',
  'apiKey',
  'timeout',
  'headers',
  'launcher',
  'theme',
  'title',
  'suggestions',
);
const anything = fc.oneof(
  value,
  fc.dictionary(fc.oneof(known, fc.string()), value),
  fc.constant(() => secret),
);

test('either reads a value or throws a config error, and never tells a key', () => {
  const keys = fc.constantFrom<unknown>(secret, [secret], { secret }, `${secret}\n`, { toString: () => secret });
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(known, fc.string()), anything), keys, fc.boolean(), (given, apiKey, isWhole) => {
      try {
        parseOptions({ ...(isWhole ? least : {}), ...given, apiKey });
      } catch (error) {
        expect(isChatError(error) && error.code).toBe('config');
        expect(String(error)).not.toContain(secret);
      }
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true, withNullPrototype: true }), (given) => {
      try {
        parseOptions(given);
      } catch (error) {
        expect(isChatError(error) && error.code).toBe('config');
      }
    }),
    { numRuns: 500 },
  );
});
