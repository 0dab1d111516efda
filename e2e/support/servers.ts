import { test as base } from '@playwright/test';
import type { RunningRehearsal } from '../../src/testing/index.js';
import { startRehearsal } from './gateway.js';
import './page-globals.js';
import { Site } from './site.js';

interface Servers {
  readonly site: Site;
  /** A rehearsal gateway on an origin of its own, shared by the tests of a worker: they differ by model. */
  readonly gateway: RunningRehearsal;
}

/** Tests with the two servers that a chat needs, and no browser yet. */
export const test = base.extend<object, Servers>({
  site: [
    async ({}, use) => {
      const site = await new Site().start();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  gateway: [
    async ({}, use) => {
      const gateway = await startRehearsal({ port: 0 });
      await use(gateway);
      await gateway.close();
    },
    { scope: 'worker' },
  ],
});
