import {
  installModelServers,
  serverKey,
  startLiteLLM,
  startLlamaCpp,
  type ModelServer,
} from '../support/model-servers.js';
import { expect, test } from '../support/test.js';

// Real servers that are no Open WebUI: the chat answers, and the doctor names the kind of server and its own settings.

const servers: Record<string, ModelServer> = {};

test.beforeAll(async () => {
  installModelServers();
  const open = await startLlamaCpp();
  Object.assign(servers, { open, locked: await startLlamaCpp(serverKey), litellm: await startLiteLLM(open.url) });
});

test.afterAll(() => {
  for (const server of Object.values(servers)) server.stop();
});

for (const [name, key] of [
  ['open', ''],
  ['locked', serverKey],
  ['litellm', serverKey],
] as const) {
  test(`${name}: the chat has an answer at each address that an owner may give`, async ({ page, site, chat }) => {
    for (const path of ['', '/v1', '/api', '/v1/chat/completions']) {
      const url = `${servers[name]?.url}${path}`;
      await page.goto(site.tagged({ url, model: 'smollm2', 'api-key': key, 'max-tokens': '12', history: 'none' }));
      await chat.open();
      await chat.send('Say hello');
      const last = chat.host.locator('article').last();
      await expect(last).toHaveAttribute('data-status', /^(complete|incomplete)$/, { timeout: 120_000 });
      await expect(last).toHaveAttribute('data-role', 'assistant');
      await expect(last.locator('.markdown')).not.toHaveText('');
      await expect(chat.panel).toContainText('Online');
    }
  });
}

for (const [name, key, code, setting] of [
  ['locked', '', 'key-missing', '--api-key'],
  ['locked', 'sk-wrong', 'key-wrong', '--api-key'],
  ['litellm', '', 'key-missing', '/key/generate'],
  ['litellm', 'sk-wrong', 'key-wrong', 'master_key'],
] as const) {
  test(`${name} with the key "${key}": the doctor says ${code}, with the setting of that server`, async ({
    page,
    site,
  }) => {
    await page.goto(site.page('<h1>The owner</h1>'));
    const found = await page.evaluate(
      async ([script, url, key]) => {
        const { diagnose } = (await import(script)) as typeof import('../../src/index.js');
        const { findings } = await diagnose({ url, model: 'smollm2', apiKey: key });
        return findings.filter(({ severity }) => severity === 'problem');
      },
      [`${site.url}/dist/index.js`, `${servers[name]?.url}/v1`, key] as const,
    );
    expect(found[0]).toMatchObject({ code, fix: expect.stringContaining(setting) });
  });
}
