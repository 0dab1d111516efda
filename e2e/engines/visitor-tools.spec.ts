import { EngineChat } from '../support/engines/engine-chat.js';
import type { Driver } from '../support/engines/driver.js';
import { expect, test } from '../support/engines/engine-test.js';

// Translators and the clipboard of a visitor, and pages that take events away, in every engine.

/** The letters of the last answer. */
function letters(driver: Driver): Promise<string> {
  return driver.evaluate(() => {
    const answers = document.querySelector('causerie-chat')?.shadowRoot?.querySelectorAll('.markdown') ?? [];
    return (answers[answers.length - 1]?.textContent ?? '').replaceAll(/\s/g, '').toUpperCase();
  });
}

test('an answer that is translated while it comes is whole', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/markdown' }));
  await chat.open();
  await driver.evaluate(() => {
    const thrown: string[] = [];
    addEventListener('error', (event) => thrown.push(event.message));
    addEventListener('unhandledrejection', (event) => thrown.push(String(event.reason)));
    Object.assign(window, { thrown });
    function translate(root: Node): void {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text && node.data.trim() && !node.parentElement?.closest('font')) texts.push(node);
      }
      for (const text of texts) {
        const outer = document.createElement('font');
        outer.appendChild(document.createElement('font')).textContent = text.data.toUpperCase();
        text.replaceWith(outer);
      }
    }
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    if (root) setInterval(() => translate(root), 50);
  });
  await chat.send('Show me everything');
  await chat.ended();
  const translated = await letters(driver);
  expect(await driver.evaluate(() => (window as typeof window & { thrown: string[] }).thrown)).toEqual([]);
  await driver.reload();
  await chat.open();
  await chat.ended();
  expect(translated).toBe(await letters(driver));
});

test('the text of an answer has no words but those that are seen', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chat.open();
  await chat.send('Read https://example.com/docs and [the guide](https://example.com/guide) first.');
  await chat.ended();
  const text = (): Promise<string> =>
    driver.evaluate(
      () => document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.markdown > p')?.textContent ?? '',
    );
  await expect.poll(text).toMatch(/^Read https:\/\/example\.com\/docs and the guide.* first\.$/);
  expect(await text()).not.toContain('tab');
});

test('a modal that takes the focus back, and a page that takes the wheel', async ({ driver, site, gateway }) => {
  const script = `addEventListener('DOMContentLoaded', () => {
    const own = document.body.appendChild(document.createElement('input'));
    document.addEventListener('focusin', (event) => { if (event.target !== own) own.focus(); }, true);
    own.addEventListener('focusout', () => own.focus());
    own.focus();
    window.wheels = 0;
    document.addEventListener('wheel', (event) => { window.wheels += 1; event.preventDefault(); }, { passive: false, capture: true });
  });`;
  const chat = new EngineChat(driver);
  const page = site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, { head: `<script>${script}</script>` });
  await driver.goto(page);
  await chat.open();
  await chat.send('hello there');
  await chat.ended();
  expect((await chat.messages())[0]?.text).toContain('hello there');
  const wheel = await driver.evaluate(() => {
    const log = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.scroller');
    const event = new WheelEvent('wheel', { deltaY: 20, bubbles: true, composed: true, cancelable: true });
    log?.dispatchEvent(event);
    return [event.defaultPrevented, (window as typeof window & { wheels: number }).wheels];
  });
  expect(wheel).toEqual([false, 0]);
});
