import { cutAnswers, type Cut } from '../support/resume-runs.js';
import { expect, test } from '../support/test.js';

// All places are tried by npm run test:long.
for (const how of ['reload', 'network', 'close', 'other-tab'] satisfies Cut[]) {
  test(`an answer of 300 tokens that is cut once is whole, asked for once and not complete before: ${how}`, async ({
    browser,
    site,
  }) => {
    const { runs, faults } = await cutAnswers(browser, site, { how, tokens: 300, places: [0, 149, 298] });
    expect(faults).toEqual([]);
    expect(runs).toBe(3);
  });
}
