import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { browserLaunch } from '../../scripts/find-browser.mjs';
import { packedApp } from '../support/packed-app.js';
import { expect, test } from '../support/test.js';

// The examples of the rehearsal gateway's page, run as an adopter would: from the packed package.

const run = promisify(execFile);
let app = '';

test.beforeAll(async () => {
  app = await packedApp();
  await mkdir(join(app, 'node_modules', '@playwright'));
  for (const name of ['vitest', '@playwright/test', 'playwright', 'playwright-core']) {
    await symlink(resolve('node_modules', name), join(app, 'node_modules', name));
  }
});

test.afterAll(() => rm(app, { recursive: true, force: true }));

/** The one example of that kind, from the page as it is in the package. */
async function example(kind: string): Promise<string> {
  const page = await readFile(join(app, 'node_modules/causerie/dist/testing.md'), 'utf8');
  const found = new RegExp(`\`\`\`ts ${kind}\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`no example for ${kind}`);
  return found;
}

/** Without what tells a tool that another one started it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(?:TEST_|PW_|PLAYWRIGHT_|VITEST|NODE_OPTIONS)/.test(name),
  );
  return { ...Object.fromEntries(entries), NO_COLOR: '1' };
}

test('the example for Vitest passes', async () => {
  await writeFile(join(app, 'gateway.test.ts'), await example('vitest'));
  const vitest = resolve('node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', app, 'gateway.test.ts'];
  const { stdout } = await run('node', args, { cwd: app, env: cleanEnvironment() });
  expect(stdout).toMatch(/Tests\s+2 passed/);
});

test('the example for Playwright passes', async () => {
  await mkdir(join(app, 'site'), { recursive: true });
  await writeFile(
    join(app, 'site', 'index.html'),
    `<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>
     <script src="/causerie/causerie.js" data-url="https://ai.example.org" data-model="Technova" async></script></body></html>`,
  );
  await mkdir(join(app, 'e2e'), { recursive: true });
  await writeFile(join(app, 'e2e', 'chat.spec.ts'), await example('playwright'));
  const config = { testDir: 'e2e', workers: 1, use: { launchOptions: browserLaunch() } };
  await writeFile(join(app, 'playwright.config.ts'), `export default ${JSON.stringify(config)};`);
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const { stdout } = await run('node', [cli, 'test', '--reporter=line'], { cwd: app, env: cleanEnvironment() });
  expect(stdout).toContain('2 passed');
});

test('the gateway runs in a browser, without any module of Node', async ({ page, site }) => {
  await page.goto(site.page('<h1>Shop</h1>'));
  const answered = await page.evaluate(async (url) => {
    const { createRehearsal } = (await import(url)) as typeof import('../../src/testing/index.js');
    const gateway = createRehearsal({ tokensPerSecond: Infinity });
    const body = JSON.stringify({ model: 'rehearsal/echo', stream: true, messages: [{ role: 'user', content: 'Hi' }] });
    const request = new Request('https://ai.example.org/api/chat/completions', { method: 'POST', body });
    return (await gateway.handle(request)).text();
  }, `${site.url}/dist/testing.js`);
  expect(answered).toContain('"content":"Hi"');
  expect(answered).toContain('data: [DONE]');
});
