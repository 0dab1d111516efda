import { Chat } from '../support/chat.js';
import { startDemo } from '../support/demo.js';
import { watchBytes } from '../support/seen-bytes.js';
import { expect, test } from '../support/test.js';

test('one command starts a relay before the rehearsal: its pages and the printed tag answer, and hold no key', async ({
  page,
  context,
}) => {
  const demo = await startDemo('--relay');
  try {
    const seen = await watchBytes(page, context);
    await page.goto(demo.url);
    // Its pages have the tag that is printed.
    const tag = await page.locator('script[data-url]').evaluate((script) => script.outerHTML);
    expect(tag.replace(' async=""', ' async')).toBe(demo.tag);
    const chat = new Chat(page);
    await chat.open();
    await chat.send('What do you sell?');
    await chat.ended();
    await expect(chat.answers.last()).toContainText('gateways');
    const all = await seen.all();
    expect([...all.values()].join('\n')).toContain('causerie:relay:');
    for (const [where, text] of all) {
      expect(text, where).not.toMatch(/sk-[\da-f]{8}/);
      expect(text, where).not.toContain('Answer in a few short sentences');
    }
  } finally {
    await demo.stop();
  }
});
