import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'relay',
    include: ['test/**/*.test.ts'],
    // They bound milliseconds, which only a machine that does nothing else keeps: npm run test:long.
    exclude: process.env['CAUSERIE_LONG'] ? [] : ['test/**/*.long.test.ts'],
    environment: 'node',
    globalSetup: ['test/support/global-setup.ts'],
    // Generous, for a machine that others use, too; no test waits for time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
