import { bundle } from '../support/bundle.js';
import type { Driver } from '../support/engines/driver.js';
import { expect, test as base } from '../support/engines/engine-test.js';
import { rowsOf, type Row } from '../../test/support/corpora.js';
import type { HostileFrame, HostileText } from '../../test/markdown/safety-runs.js';

type Runs = typeof import('../../test/markdown/safety-runs.js');

declare global {
  interface Window {
    /** The bundle of test/markdown/safety-runs.tsx. */
    runs: Runs;
  }
}
type RunName = 'showEach' | 'streamEach' | 'showFrames' | 'checkUse' | 'missedAsMarkup';

const texts = rowsOf<Row & HostileText>('xss');
const frames = rowsOf<Row & HostileFrame>('hostile-frames');

const test = base.extend<object, { readonly rigPage: string }>({
  rigPage: [
    async ({ site }, use) => {
      const path = site.script(await bundle('test/markdown/safety-runs.tsx', 'runs'));
      await use(site.page(`<h1>Hostile answers</h1><script src="${path}"></script>`));
    },
    { scope: 'worker' },
  ],
});

/** Runs something of the bundle over rows. */
function over<R>(driver: Driver, run: RunName, rows: readonly object[]): Promise<R> {
  return driver.evaluate(
    (name, rows) => {
      const { runs } = window;
      return (runs[name] as (rows: readonly object[]) => Promise<R>)(rows);
    },
    run,
    rows,
  );
}

test.beforeEach(async ({ driver, rigPage }) => {
  await driver.goto(rigPage);
});

test('the collections are whole', () => {
  expect([texts.length, frames.length]).toEqual([1_297, 44]);
});

test('no row runs a script, asks for anything or leaves the list, shown whole', async ({ driver }) => {
  expect(await over(driver, 'showEach', texts)).toEqual([]);
});

test('no row does so after any delta of 7 characters', async ({ driver }) => {
  expect(await over(driver, 'streamEach', texts)).toEqual([]);
});

test('no text of a hostile frame does so either', async ({ driver }) => {
  expect(await over(driver, 'showFrames', frames)).toEqual([]);
});

test('what is harmless stays usable, and what would mislead is named', async ({ driver }) => {
  expect(await over(driver, 'checkUse', texts)).toEqual([]);
});

test('the same rig catches nearly every live row when it is shown as markup', async ({ driver }) => {
  const { live, missed } = await over<{ live: number; missed: string[] }>(driver, 'missedAsMarkup', texts);
  expect(live).toBeGreaterThan(500);
  expect(missed.length / live, missed.join(' ')).toBeLessThanOrEqual(0.06);
});
