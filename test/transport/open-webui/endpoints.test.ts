import { expect, test } from 'vitest';
import { parseOptions } from '../../../src/options/parse-options.js';
import { healthRoute, possibleRoutes } from '../../../src/transport/open-webui/endpoints.js';
import { routesBeside, shorterBases } from '../../../src/transport/open-webui/other-addresses.js';

function bases(url: string, endpoints = {}): string[] {
  const options = parseOptions({ url, model: 'm', endpoints });
  return possibleRoutes(options).map(({ chat }) => chat.replace('/chat/completions', ''));
}

test.each([
  ['https://ai.example.org', ['https://ai.example.org/api', 'https://ai.example.org/v1', 'https://ai.example.org']],
  ['https://ai.example.org///', ['https://ai.example.org/api', 'https://ai.example.org/v1', 'https://ai.example.org']],
  [
    'https://a.org:8443/webui/',
    ['https://a.org:8443/webui/api', 'https://a.org:8443/webui/v1', 'https://a.org:8443/webui'],
  ],
  ['https://a.org/api', ['https://a.org/api', 'https://a.org/api/v1', 'https://a.org/v1', 'https://a.org']],
  ['https://a.org/x/api/', ['https://a.org/x/api', 'https://a.org/x/api/v1', 'https://a.org/x/v1', 'https://a.org/x']],
  ['https://a.org/api/v1', ['https://a.org/api/v1']],
  ['https://a.org/v1/', ['https://a.org/v1']],
  ['https://a.org/v1?key=x#top', ['https://a.org/v1?key=x']],
  ['https://a.org/v1/chat/completions', ['https://a.org/v1']],
  ['https://a.org/webui/api/models', ['https://a.org/webui/api']],
])('%s', (url, expected) => {
  expect(bases(url)).toEqual(expected);
});

test('takes the owner’s routes, absolute or relative to the address', () => {
  const options = (endpoints: object) => parseOptions({ url: 'https://a.org/webui/', model: 'm', endpoints });
  expect(possibleRoutes(options({ models: 'x/list', chat: 'https://b.org/ask?v=1' }))[0]).toEqual({
    models: 'https://a.org/webui/x/list',
    chat: 'https://b.org/ask?v=1',
  });
  expect(possibleRoutes(options({ chat: '/gateway/chat/completions' }))).toEqual([
    { models: 'https://a.org/gateway/models', chat: 'https://a.org/gateway/chat/completions' },
  ]);
  expect(possibleRoutes(options({ models: 'llm/models' }))).toEqual([
    { models: 'https://a.org/webui/llm/models', chat: 'https://a.org/webui/llm/chat/completions' },
  ]);
  expect(() => possibleRoutes(options({ chat: 'http://' }))).toThrow(/endpoints\.chat/);
});

test('the query of the address goes along with every request, and endpoints with a query have their own', () => {
  const azure = 'https://a.org/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
  expect(possibleRoutes(parseOptions({ url: azure, model: 'm' }))).toEqual([
    { models: 'https://a.org/openai/deployments/gpt-4o/models?api-version=2024-10-21', chat: azure },
  ]);
  const endpoints = { models: 'https://b.org/models', chat: 'ask?v=2' };
  expect(possibleRoutes(parseOptions({ url: 'https://a.org/x?v=1', model: 'm', endpoints }))[0]).toEqual({
    models: 'https://b.org/models',
    chat: 'https://a.org/x/ask?v=2',
  });
  expect(
    possibleRoutes(parseOptions({ url: 'https://a.org/x?v=1', model: 'm', endpoints: { chat: 'ask' } }))[0]?.chat,
  ).toBe('https://a.org/x/ask?v=1');
});

test('finds the routes beside a list', () => {
  expect(routesBeside('https://a.org/x/api/models?a=1')?.chat).toBe('https://a.org/x/api/chat/completions?a=1');
  expect(routesBeside('https://a.org/login')).toBeUndefined();
});

test('names the shorter bases, nearest first', () => {
  expect(shorterBases('https://a.org/c/api/v1/')).toEqual(['https://a.org/c/api', 'https://a.org/c', 'https://a.org']);
  expect(shorterBases('https://a.org/')).toEqual([]);
});

test.each([
  ['https://a.org', 'https://a.org/health'],
  ['https://a.org/webui/', 'https://a.org/webui/health'],
  ['https://a.org/webui/api', 'https://a.org/webui/health'],
  ['https://a.org/api/v1/', 'https://a.org/health'],
  ['https://a.org/v1/chat/completions?x=1', 'https://a.org/health'],
])('looks for life at %s', (url, expected) => {
  expect(healthRoute(url)).toBe(expected);
});
