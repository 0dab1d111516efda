import { cutAnswers, type Cut } from '../support/resume-runs.js';
import { expect, test } from '../support/test.js';

// All places are tried by npm run test:long.
for (const how of ['reload', 'network', 'close', 'other-tab'] satisfies Cut[]) {
  test(`an answer of 300 tokens that is cut once is whole, asked for once and not complete before: ${how}`, async ({
    context,
    site,
  }) => {
    const { runs, faults } = await cutAnswers(context, site, { how, tokens: 300, step: 149 });
    expect(faults).toEqual([]);
    expect(runs).toBe(3);
  });
}
