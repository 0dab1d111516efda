import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './e2e/support/engines/engine-test.js';
import { browserLaunch } from './scripts/find-browser.mjs';
import { availableEngines } from './scripts/find-engines.mjs';

/**
 * Real browsers on the built files. `rehearsal` plays against the gateway of `causerie/testing`; `timed` does so with
 * what a row bounds in milliseconds, and runs alone; `package` packs the build and uses it as an app would; `real` needs the Open WebUI that `scripts/real-stack.mjs` starts; `bench` and
 * `long` are `npm run bench` and `npm run test:long`. The same tests run as `engine-chromium`, `engine-firefox` and
 * `engine-webkit`, where those engines are installed.
 */
export default defineConfig<object, EngineOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  // When a test is given up, on a machine many times slower than this one. How fast something must be, the project
  // `timed` says and `npm run bench`.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunch(),
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'rehearsal', testDir: 'e2e/rehearsal' },
    { name: 'timed', testDir: 'e2e/timed', workers: 1, fullyParallel: false },
    { name: 'package', testDir: 'e2e/package' },
    { name: 'bench', testDir: 'e2e/bench', timeout: 1_800_000, fullyParallel: false },
    { name: 'long', testDir: 'e2e/long', timeout: 1_800_000, fullyParallel: false },
    ...availableEngines().map((engine) => ({
      name: `engine-${engine}`,
      testDir: 'e2e/engines',
      timeout: 900_000,
      use: { engine },
    })),
    { name: 'real', testDir: 'e2e/real', workers: 1, fullyParallel: false },
  ],
});
