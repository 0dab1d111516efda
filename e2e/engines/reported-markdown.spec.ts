import { EngineChat } from '../support/engines/engine-chat.js';
import type { Driver } from '../support/engines/driver.js';
import { expect, test } from '../support/engines/engine-test.js';
import { markdownCases, type SeenParts } from '../support/reported-markdown.js';

// Markdown that other chats showed wrongly, in every engine, whole and in pieces of a few characters.

/** Of each selector how many there are in the last answer, or their texts; `lines` are those on the screen. */
function parts(driver: Driver, wanted: SeenParts): Promise<SeenParts> {
  return driver.evaluate((wanted) => {
    const answers = document.querySelector('causerie-chat')?.shadowRoot?.querySelectorAll('.markdown') ?? [];
    const last = answers[answers.length - 1];
    const entries = Object.entries(wanted).map(([selector, value]) => {
      if (selector === 'lines') return [selector, linesOf(last)];
      const found = [...(last?.querySelectorAll(selector) ?? [])];
      return [selector, typeof value === 'number' ? found.length : found.map(({ textContent }) => textContent ?? '')];
    });
    return Object.fromEntries(entries) as typeof wanted;

    // By the place of each word, since WebKit's innerText knows no line breaks of `white-space: pre-line`.
    function linesOf(answer: Element | undefined): string[] {
      const lines = new Map<number, string[]>();
      const walker = document.createTreeWalker(answer ?? document.createElement('p'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          // Not its top: in WebKit the box of a word after a line break begins in the line before.
          const bottom = Math.round(range.getBoundingClientRect().bottom);
          lines.set(bottom, [...(lines.get(bottom) ?? []), word]);
        }
      }
      return [...lines.values()].map((words) => words.join(' '));
    }
  }, wanted);
}

for (const size of [3, 10_000]) {
  const how = size === 3 ? 'in pieces' : 'whole';

  test(`markdown as models write it, ${how}`, async ({ driver, site, gateway }) => {
    const chat = new EngineChat(driver);
    await driver.goto(site.tagged({ url: gateway.url, model: 'Technova', 'max-retries': '0' }));
    await chat.open();
    for (const [index, [name, markdown, seen]] of markdownCases.entries()) {
      const pieces = markdown.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
      gateway.rehearsal.nextScenario({ tokenMs: 0, steps: [...pieces.map((text) => ({ text })), { finish: 'stop' }] });
      await chat.send(`${index}`);
      const question = async (): Promise<string | undefined> =>
        (await chat.messages()).findLast(({ role }) => role === 'user')?.text;
      await expect.poll(question).toMatch(new RegExp(`(?<!\\d)${index}$`));
      await chat.ended();
      await expect.soft.poll(() => parts(driver, seen), { message: name, timeout: 10_000 }).toEqual(seen);
    }
  });
}
