import { startDemo } from '../support/demo.js';
import { Chat } from '../support/chat.js';
import { startRelay } from '../support/relay.js';
import { watchBytes } from '../support/seen-bytes.js';
import { expect, test } from '../support/real.js';

const prompt = 'Zq7-unseen-4711: answer in one short sentence.';

test('a relay before a real Open WebUI answers by its tag, and no byte that reaches the browser holds the key or a prompt', async ({
  page,
  context,
  site,
  server,
}) => {
  const { agent, preset } = server.models;
  const relay = await startRelay(server.url, server.key, new URL(site.url).origin, [
    `model: [${preset}, ${agent}]`,
    `systemPrompt: "${prompt}"`,
    'maxTokens: 16',
  ]);
  try {
    const seen = await watchBytes(page, context);
    for (const tag of [relay.tag, relay.tag.replace(preset, agent)]) {
      await page.goto(site.page(tag));
      const chat = new Chat(page);
      await chat.open();
      await expect(chat.panel).toContainText('Online');
      await chat.send('Hi');
      await expect(chat.answers.last()).toHaveAttribute('data-status', /complete/, { timeout: 90_000 });
      await expect(chat.answers.last()).toContainText(/\w+/);
    }
    const all = await seen.all();
    expect([...all.values()].join('\n')).toContain('causerie-relay');
    for (const [where, text] of all) {
      for (const secret of [server.key, server.key.slice(3, 20), 'Zq7-unseen', 'a maker of sensors'])
        expect(text.includes(secret), `${where} holds ${secret}`).toBe(false);
    }
  } finally {
    await relay.stop();
  }
});

test('Stop and a reload in mid-answer work through a relay before a real Open WebUI', async ({
  page,
  site,
  server,
  chat,
}) => {
  const { slow } = server.models;
  const relay = await startRelay(server.url, server.key, new URL(site.url).origin, [`model: [${slow}]`]);
  try {
    await page.goto(site.page(relay.tag));
    await chat.open();
    await chat.send('Count');
    await chat.streaming();
    await page.reload();
    await chat.open();
    const answer = await chat.streaming();
    await expect(answer).toContainText(/\b20\b/, { timeout: 60_000 });
    expect(await answer.innerText()).toMatch(/\b1\b[^]*\b2\b[^]*\b3\b/);
    await chat.stopButton.click();
    await chat.ended('incomplete');
  } finally {
    await relay.stop();
  }
});

test('one command starts a relay before a real Open WebUI', async ({ page }) => {
  test.setTimeout(400_000);
  const demo = await startDemo('--real');
  try {
    await page.goto(demo.url);
    const chat = new Chat(page);
    await chat.open();
    await chat.send('Say hello.');
    await expect(chat.answers.last()).toHaveAttribute('data-status', /complete/, { timeout: 120_000 });
    expect(await page.content()).not.toMatch(/sk-/);
    expect(demo.tag).toMatch(/data-url="http:\/\/127\.0\.0\.1:\d+"/);
    expect(demo.output()).not.toMatch(/sk-/);
  } finally {
    await demo.stop();
  }
});
