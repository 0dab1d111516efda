import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunch } from './scripts/find-browser.mjs';

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const;

/** Pure rooms run in Node; what touches the DOM or IndexedDB (`*.browser.test.*`) runs in a real browser. */
export default defineConfig({
  ...jsx,
  test: {
    projects: [
      {
        ...jsx,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.*'],
          environment: 'node',
          setupFiles: ['test/support/property-seed.ts'],
          // Generous, for work that is all computing on a machine that others use, too; no test waits for time.
          testTimeout: 60_000,
        },
      },
      {
        ...jsx,
        optimizeDeps: {
          include: [
            'preact',
            'preact/jsx-dev-runtime',
            'preact/jsx-runtime',
            'preact/hooks',
            'preact/test-utils',
            '@preact/signals',
            '@preact/signals/utils',
            '@preact/signals-core',
            '@testing-library/preact',
            'idb-keyval',
            'eventsource-parser',
            'axe-core',
            'temml',
            '@speed-highlight/core/tokenize',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
