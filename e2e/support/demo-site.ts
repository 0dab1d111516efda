import type { Page } from '@playwright/test';
import { demoFolders } from '../../scripts/demo-pages.mjs';
import type { RunningRehearsal } from '../../src/testing/index.js';
import { startRehearsal } from './gateway.js';
import { test as base } from './test.js';

/** The demo as `npm run demo` serves it. */
export class DemoSite {
  constructor(readonly origin: string) {}

  /** The address of one state of the chat (`demo/states/`); wishes are `theme`, `scheme`, `dir`, `lang`, `options`. */
  state(name: string, wishes: Readonly<Record<string, string>> = {}): string {
    return `${this.origin}/states/?${new URLSearchParams({ state: name, ...wishes })}`;
  }

  /** Goes to a state and waits until it is there. */
  async show(page: Page, name: string, wishes: Readonly<Record<string, string>> = {}): Promise<void> {
    await page.goto(this.state(name, wishes));
    await page.locator(`html[data-state="${name}"]`).waitFor({ state: 'attached' });
  }
}

/** Tests with the demo site, on a server that a worker's tests share. */
export const test = base.extend<object, { readonly demo: DemoSite }>({
  demo: [
    async ({}, use) => {
      const server: RunningRehearsal = await startRehearsal({ port: 0, serve: demoFolders() });
      await use(new DemoSite(server.origin));
      await server.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
