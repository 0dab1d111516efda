import { playTabRace } from '../support/tab-race.js';
import { test } from '../support/test.js';

test('fs-037 8 tabs × 40 messages: each stands there once, with its answer, in the same order everywhere', async ({
  browser,
  site,
}) => {
  test.setTimeout(600_000);
  process.stdout.write(`${await playTabRace(browser, site, { tabs: 8, messages: 40, seed: 1 })}\n`);
});
