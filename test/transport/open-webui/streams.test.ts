import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cuttings, seededRandom } from '../../support/corpora.js';
import { fetchOf, transportBench, type Heard } from '../../support/transport-bench.js';

const usage = (inputTokens: number, outputTokens: number): object => ({
  type: 'usage',
  usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
});
const end = { type: 'end', finishReason: 'stop' };

const doing = (description: string, done = false): object => ({ type: 'status', status: { description, done } });

/** What Open WebUI wrote where the answer failed. */
const serverTexts: Readonly<Record<string, string>> = {
  'pipe-that-raises': 'Chat completion stream failed',
  'pipe-that-raises-at-once': 'no such index',
  'upstream-killed': 'Chat completion stream failed',
};

test.each<[string, Omit<Heard, 'events'>, readonly object[]]>([
  [
    'plain',
    {
      text: "Bonjour in French! Bonjour is a beautiful language. It's a language of the French people, and it's a language of the French people. It's a language of the French people.",
      reasoning: '',
    },
    [usage(35, 40), { type: 'end', finishReason: 'length' }],
  ],
  [
    'pipe-with-statuses',
    { text: 'The G1 is enough for one floor, du café au bureau.', reasoning: '' },
    [
      doing('Planning the search'),
      doing('Reading source 1 of 2'),
      doing('Reading source 2 of 2'),
      doing('Read 2 sources', true),
      end,
    ],
  ],
  ['pipe-that-raises', { text: '', reasoning: '' }, []],
  ['pipe-that-raises-at-once', { text: '', reasoning: '' }, []],
  [
    'inline-file',
    { text: 'The door code is 7.', reasoning: '' },
    [{ type: 'sources', sources: [{ name: 'note.txt', passages: ['The door code is 7.'] }] }, end],
  ],
  ['upstream-killed', { text: 'Once upon a time, in a land far away,', reasoning: '' }, []],
  ['responses-api', { text: 'Hello', reasoning: 'Plan.' }, [usage(3, 2), end]],
])(
  '%s',
  async (name, said, others) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../fixtures/streams/${name}.sse`, import.meta.url)));
    for (const chunks of cuttings([bytes], seededRandom(3))) {
      const { events, text, reasoning, error } = await transportBench(
        { url: 'http://gateway.test/v1' },
        { fetch: fetchOf(chunks) },
      ).hear();
      expect({ text, reasoning }).toEqual(said);
      expect(events.filter(({ type }) => !['delta', 'reasoning', 'activity'].includes(type))).toEqual(others);
      expect(error?.code).toBe(serverTexts[name] && 'server');
      expect(error?.serverText).toBe(serverTexts[name]);
    }
  },
  30_000,
);
