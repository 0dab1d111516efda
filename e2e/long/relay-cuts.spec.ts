import { cutAnswers, type Cut } from '../support/resume-runs.js';
import { expect, test } from '../support/test.js';

const series: readonly (readonly [how: Cut, step: number, runs: number])[] = [
  ['reload', 1, 300],
  ['network', 1, 300],
  ['close', 1, 300],
  ['other-tab', 6, 50],
];

for (const [how, step, count] of series) {
  test(`an answer of 300 tokens, cut at every place: ${how}`, async ({ context, site }) => {
    const { runs, faults } = await cutAnswers(context, site, { how, tokens: 300, step });
    expect(faults).toEqual([]);
    expect(runs).toBe(count);
  });
}
