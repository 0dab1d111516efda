import { axeFindings, partOfToday } from '../support/axe-matrix.js';
import { expect, test } from '../support/demo-site.js';
import { stateNames } from '../support/state-names.js';

// A third of the looks, which the names of the tests tell; `npm run test:long` tries all.
const part = partOfToday();

for (const name of stateNames) {
  test(`axe finds nothing in the state ${name}, part ${part}`, async ({ page, demo }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await demo.show(page, name);
    expect(await axeFindings(page, [part])).toEqual([]);
  });
}
