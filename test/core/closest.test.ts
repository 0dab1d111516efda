import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest } from '../../src/core/closest.js';

const names = ['url', 'model', 'apiKey', 'maxTokens', 'maxRetries', 'launcher', 'launcher.label', 'theme'];

test.each([
  ['modle', 'model'],
  ['modl', 'model'],
  ['modeel', 'model'],
  ['mobel', 'model'],
  ['ur', 'url'],
  ['api_key', 'apiKey'],
  ['APIKEY', 'apiKey'],
  ['max-tokens', 'maxTokens'],
  ['maxtoken', 'maxTokens'],
  ['tokens', 'maxTokens'],
  ['label', 'launcher.label'],
  ['launcherLabel', 'launcher.label'],
  ['baseUrl', 'url'],
])('finds what %s means', (word, meant) => {
  expect(closest(word, names)[0]).toBe(meant);
});

test.each(['', '.', 'x', 'placeholder', 'modulation', '🙂'])('finds nothing for %s', (word) => {
  expect(closest(word, names)).toEqual([]);
});

test('finds models by a part of their ids, the shortest first', () => {
  const ids = ['mistral:7b', 'meta-llama/llama-3.1-70b-instruct', 'llama3:8b', 'ollama/llama3', 'llama2'];
  expect(closest('llama3', ids)).toEqual(['llama3:8b', 'ollama/llama3', 'meta-llama/llama-3.1-70b-instruct']);
});

test('finds the model behind an id with more to it', () => {
  expect(closest('ollama/llama3:latest', ['llama3', 'mistral'])).toEqual(['llama3']);
});

test('gives as many as asked', () => {
  const ids = ['llama3:8b', 'llama3:70b', 'llama3:405b', 'llama3:1b'];
  expect(closest('llama3', ids)).toHaveLength(3);
  expect(closest('llama3', ids)[0]).toBe('llama3:8b');
});

test('keeps the order of candidates that are as near', () => {
  expect(closest('model-x', ['model-a', 'model-b', 'model-c'])).toEqual(['model-a', 'model-b', 'model-c']);
});

test('finds names of other scripts', () => {
  expect(closest('модел', ['модель', 'ключ'])).toEqual(['модель']);
});

test('finds a word with one slip anywhere in it', () => {
  const slip = fc.tuple(
    fc.stringMatching(/^[a-z]{6,12}$/),
    fc.nat({ max: 4 }),
    fc.constantFrom('drop', 'add', 'swap', 'replace'),
  );
  fc.assert(
    fc.property(slip, ([word, at, kind]) => {
      const [before, letter, next, after] = [
        word.slice(0, at),
        word.slice(at, at + 1),
        word[at + 1],
        word.slice(at + 2),
      ];
      const slipped = {
        drop: before + next + after,
        add: `${before}9${letter}${next}${after}`,
        swap: before + next + letter + after,
        replace: `${before}9${next}${after}`,
      }[kind];
      expect(closest(slipped, [word, '0123456789'])).toEqual([word]);
    }),
  );
});

test('stays fast with 10,000 ids, and with endless ones', () => {
  const families = ['gpt-4o', 'meta-llama/llama-3.1', 'qwen2.5-coder', 'agent_gateway.harpou-agent/deep-research'];
  const ids = Array.from({ length: 10_000 }, (_, i) => `${families[i % 4]}:${(i * 7919) % 1000}b-q${i % 9}`);
  const start = performance.now();
  expect(closest('agent_gateway.harpou-agnet/deep-researhc:33b-q1', ids)).toHaveLength(3);
  closest('x'.repeat(1_000_000), ['x'.repeat(999_999), '-/'.repeat(500_000)]);
  closest(`${'x'.repeat(100_000)}ab`, [`${'x'.repeat(100_000)}cd`]);
  expect(performance.now() - start).toBeLessThan(1_000);
});
