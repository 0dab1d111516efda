import type { EngineName } from '../../../scripts/find-engines.mjs';
import { test as base } from '../servers.js';
import type { Driver, Engine } from './driver.js';
import { startChromium, startFirefox } from './playwright-engine.js';
import { startWebKit } from './webkit-engine.js';

/** What a project sets. */
export interface EngineOptions {
  readonly engine: EngineName;
}

const starts: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

/** Tests that run in each of the three engines, which their project names. */
export const test = base.extend<{ readonly driver: Driver }, EngineOptions & { readonly running: Engine }>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  running: [
    async ({ engine }, use) => {
      const running = await starts[engine]();
      await use(running);
      await running.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  driver: async ({ running }, use) => {
    await use(await running.open());
  },
});

export { expect } from '@playwright/test';
