import { startRealStack, type RealStack } from '../../scripts/real-stack.mjs';
import { test as base } from './test.js';

/** Tests against a real Open WebUI with a real small model; one server for all of them. */
export const test = base.extend<object, { readonly server: RealStack }>({
  server: [
    async ({}, use) => {
      const server = await startRealStack();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

export { expect } from '@playwright/test';
