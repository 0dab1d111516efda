import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cuttings, seededRandom } from '../../support/corpora.js';
import { fetchOf, transportBench, type Heard } from '../../support/transport-bench.js';

const usage = (inputTokens: number, outputTokens: number): object => ({
  type: 'usage',
  usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
});
const end = { type: 'end', finishReason: 'stop' };

test.each<[string, Omit<Heard, 'events'>, readonly object[]]>([
  ['plain', { text: 'Bonjour, ça va 😀?', reasoning: '' }, [usage(12, 5), end]],
  [
    'pipe-with-statuses',
    { text: 'Found \nit.', reasoning: '' },
    [
      { type: 'status', status: { description: 'Searching the web', done: false } },
      { type: 'status', status: { description: 'Reading 2 pages', done: true } },
      end,
    ],
  ],
  ['pipe-that-raises', { text: '', reasoning: '' }, []],
  [
    'inline-file',
    { text: 'It is 7 [1].', reasoning: '' },
    [{ type: 'sources', sources: [{ name: 'note.txt', passages: ['The door code is 7.'] }] }, end],
  ],
  ['upstream-killed', { text: 'The answer is', reasoning: '' }, []],
  ['responses-api', { text: 'Hello', reasoning: 'Plan.' }, [usage(3, 2), end]],
])('%s', async (name, said, others) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../fixtures/streams/${name}.sse`, import.meta.url)));
  for (const chunks of cuttings([bytes], seededRandom(3))) {
    const { events, text, reasoning, error } = await transportBench(
      { url: 'http://gateway.test/v1' },
      { fetch: fetchOf(chunks) },
    ).hear();
    expect({ text, reasoning }).toEqual(said);
    expect(events.filter(({ type }) => !['delta', 'reasoning', 'activity'].includes(type))).toEqual(others);
    expect(error?.serverText).toBe(
      { 'pipe-that-raises': 'ValueError: no such index', 'upstream-killed': 'Chat completion stream failed' }[name],
    );
  }
});
