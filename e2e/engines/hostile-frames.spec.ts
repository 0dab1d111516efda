import type { HostileFrame } from '../../test/markdown/safety-runs.js';
import { rowsOf, type Row } from '../../test/support/corpora.js';
import { dangers } from '../support/engines/dangers.js';
import { expect, test } from '../support/engines/engine-test.js';
import { reportsOf, strictPolicy } from '../support/engines/policy.js';

interface FrameRow extends Row, HostileFrame {
  // Rows of stored records are played where records are read.
  readonly where: 'sse' | 'GET /api/models' | 'IndexedDB';
}

const rows = rowsOf<FrameRow>('hostile-frames');
const inStreams = rows.filter(({ where }) => where === 'sse');
const inLists = rows.filter(({ where }) => where === 'GET /api/models');

test('hostile frames of a stream become text, or nothing', async ({ driver, site, gateway }) => {
  expect(inStreams.length).toBeGreaterThan(20);
  const before = site.reports.length;
  await driver.goto(
    site.page('<script src="/causerie/causerie.js"></script>', { headers: strictPolicy(site, gateway) }),
  );
  await driver.evaluate((url) => {
    const chat = window.Causerie?.createChat({ url, model: 'Technova', debug: true, history: 'none', maxRetries: 0 });
    Object.assign(window, { chat });
    chat?.open();
  }, gateway.url);
  for (const { id, input } of inStreams) {
    gateway.rehearsal.nextScenario({ steps: [{ frame: input }, { text: 'After.' }, { finish: 'stop' }] });
    const status = await driver.evaluate((id) => {
      const { chat } = window;
      return new Promise((resolve) => {
        const off = chat.on('turn-end', ({ status }) => {
          off();
          // The screen follows within a frame.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(status)));
        });
        chat.send(id);
      });
    }, id);
    expect(status, id).toMatch(/^(?:complete|incomplete|failed)$/);
    expect(await driver.evaluate(dangers), id).toEqual([]);
  }
  expect(await reportsOf(driver, site, before)).toEqual([]);
});

test('hostile lists of models do so too', async ({ driver, site, gateway }) => {
  expect(inLists.length).toBeGreaterThan(8);
  const before = site.reports.length;
  await driver.goto(
    site.page('<script src="/causerie/causerie.js"></script>', { headers: strictPolicy(site, gateway) }),
  );
  for (const { id, input } of inLists) {
    const { data } = input as { data: { id: string }[] };
    gateway.rehearsal.nextScenario({ body: input }, { route: 'models' });
    const outcome = await driver.evaluate(
      async (url, model) => {
        const { chat: last } = window;
        last?.destroy();
        const chat = window.Causerie?.createChat({ url, model, debug: true, history: 'none' });
        Object.assign(window, { chat });
        chat?.open();
        const { outcome } = (await chat?.ready) ?? {};
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return outcome;
      },
      gateway.url,
      data[0]?.id ?? '',
    );
    expect([id, outcome]).toEqual([id, 'found']);
    expect(await driver.evaluate(dangers), id).toEqual([]);
  }
  expect(await reportsOf(driver, site, before)).toEqual([]);
});
