import { test as base } from '@playwright/test';
import type { RunningRehearsal } from '../../src/testing/index.js';
import { startRehearsal } from './gateway.js';
import { Chat } from './chat.js';
import { Site } from './site.js';

interface Fixtures {
  readonly chat: Chat;
  /** Errors the page threw and lines it wrote to the console as errors. */
  readonly problems: string[];
}

interface WorkerFixtures {
  readonly site: Site;
  /** A rehearsal gateway on an origin of its own, shared by the tests of a worker: they differ by model. */
  readonly gateway: RunningRehearsal;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
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
  chat: async ({ page }, use) => {
    await use(new Chat(page));
  },
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
      page.on('console', (line) => {
        if (line.type() === 'error') problems.push(line.text());
      });
      await use(problems);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
