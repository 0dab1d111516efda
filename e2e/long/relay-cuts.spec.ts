import { cutAnswers, type Cut } from '../support/resume-runs.js';
import { expect, test } from '../support/test.js';

const tokens = 300;
const everywhere = Array.from({ length: tokens }, (_, place) => place);
const series: readonly (readonly [how: Cut, places: readonly number[]])[] = [
  ['reload', everywhere],
  ['network', everywhere],
  ['close', everywhere],
  ['other-tab', everywhere.filter((place) => place % 6 === 0)],
];

for (const [how, places] of series) {
  test(`an answer of ${tokens} tokens, cut at ${places.length} places: ${how}`, async ({ browser, site }) => {
    const { runs, faults } = await cutAnswers(browser, site, { how, tokens, places, lanes: 3 });
    expect(faults).toEqual([]);
    expect(runs).toBe(places.length);
  });
}
