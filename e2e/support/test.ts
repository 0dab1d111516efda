import type { RehearsalServerOptions, RunningRehearsal } from '../../src/testing/index.js';
import { StartedChat } from './chat.js';
import { startRehearsal } from './gateway.js';
import { test as base } from './servers.js';

interface Fixtures {
  readonly chat: StartedChat;
  /** Starts a gateway of the test's own, which ends with it. */
  readonly startGateway: (options?: RehearsalServerOptions) => Promise<RunningRehearsal>;
  /** Errors the page threw and lines it wrote to the console as errors. */
  readonly problems: string[];
}

export const test = base.extend<Fixtures>({
  chat: async ({ page, site, gateway }, use) => {
    await use(new StartedChat(page, site, gateway));
  },
  startGateway: async ({}, use) => {
    const started: RunningRehearsal[] = [];
    await use(async (options) => {
      const gateway = await startRehearsal({ port: 0, ...options });
      started.push(gateway);
      return gateway;
    });
    for (const gateway of started) await gateway.close();
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
