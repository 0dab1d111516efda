import { axeFindings, parts } from '../support/axe-matrix.js';
import { expect, test } from '../support/demo-site.js';
import { stateNames } from '../support/state-names.js';

for (const name of stateNames) {
  test(`axe finds nothing in the state ${name}, in every look`, async ({ page, demo }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await demo.show(page, name);
    expect(await axeFindings(page, parts)).toEqual([]);
  });
}
