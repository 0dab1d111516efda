import { Chat } from './chat.js';
import { test as base } from './servers.js';

interface Fixtures {
  readonly chat: Chat;
  /** Errors the page threw and lines it wrote to the console as errors. */
  readonly problems: string[];
}

export const test = base.extend<Fixtures>({
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
