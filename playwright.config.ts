import { defineConfig } from '@playwright/test';
import { browserLaunch } from './scripts/find-browser.mjs';

/**
 * Real browsers on the built files. `rehearsal` plays against the gateway of `causerie/testing`; `package` packs the
 * build and uses it as an app would; `real` needs the Open WebUI that `scripts/real-stack.mjs` starts.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunch(),
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'rehearsal', testDir: 'e2e/rehearsal' },
    { name: 'package', testDir: 'e2e/package', timeout: 180_000 },
    { name: 'real', testDir: 'e2e/real', timeout: 180_000, workers: 1, fullyParallel: false },
  ],
});
