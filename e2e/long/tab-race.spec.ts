import { playTabRace } from '../support/tab-race.js';
import { test } from '../support/test.js';

const races = [
  { seed: 1 },
  { seed: 2 },
  { seed: 3 },
  { seed: 1, missing: ['BroadcastChannel', 'locks'] as const },
  { seed: 2, missing: ['BroadcastChannel'] as const },
  { seed: 3, missing: ['locks'] as const },
];

for (const race of races) {
  const name = `seed ${race.seed}${race.missing ? `, without ${race.missing.join(' and ')}` : ''}`;
  test(`fs-037 8 tabs × 200 messages, ${name}: each stands there once, in the same order everywhere`, async ({
    browser,
    site,
  }) => {
    process.stdout.write(`${await playTabRace(browser, site, { tabs: 8, messages: 200, ...race })}\n`);
  });
}
