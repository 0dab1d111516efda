import { expect, test } from '../support/test.js';

// What translators, extensions, keyboards and the clipboard of a visitor do to the chat.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (): Promise<string> => navigator.clipboard.readText();

test('an answer that is translated while it comes is whole', async ({ page, chat, problems }) => {
  await chat.start({ model: 'rehearsal/markdown' });
  await page.evaluate(() => {
    // As Google Translate, in open shadow roots as well.
    function translate(root: Node): void {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element && node.shadowRoot) translate(node.shadowRoot);
        const isDone = node.parentElement?.closest('font, script, style, svg');
        if (node instanceof Text && node.data.trim() && !isDone) texts.push(node);
      }
      for (const text of texts) {
        const outer = document.createElement('font');
        outer.append(document.createElement('font'));
        if (outer.firstElementChild) outer.firstElementChild.textContent = text.data.toUpperCase();
        text.replaceWith(outer);
      }
    }
    setInterval(() => translate(document.body), 50);
  });
  await chat.send('Show me everything');
  await chat.ended();
  const translated = await chat.answers.last().locator('.markdown').textContent();
  await page.reload();
  await chat.open();
  await chat.ended();
  const whole = await chat.answers.last().locator('.markdown').textContent();
  expect(lettersOf(translated)).toBe(lettersOf(whole));
  expect(problems).toEqual([]);
});

function lettersOf(text: string | null): string {
  return (text ?? '').replaceAll(/\s/g, '').toUpperCase();
}

const links = 'Read https://example.com/docs and [the guide](https://example.com/guide) first.\n\nSecond paragraph.';

test('copied by hand is what is seen', async ({ page, chat }) => {
  await chat.start({ say: links });
  await chat.ended();
  const paragraphs = chat.answers.last().locator('.markdown > p');
  const [first, second] = [await paragraphs.first().boundingBox(), await paragraphs.last().boundingBox()];
  if (!first || !second) throw new Error('two paragraphs are expected');
  await page.mouse.move(first.x + 1, first.y + 4);
  await page.mouse.down();
  await page.mouse.move(second.x + second.width - 1, second.y + second.height - 3, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.press('ControlOrMeta+c');
  const seen = 'Read https://example.com/docs and the guide';
  const copied = await page.evaluate(clipboard);
  expect(copied.startsWith(seen)).toBe(true);
  expect(copied.trimEnd().endsWith('first.\n\nSecond paragraph.')).toBe(true);
  expect(copied).not.toContain('new tab');
});

test('a triple click takes the whole paragraph, and no more', async ({ page, chat }) => {
  await chat.start({ say: links });
  await chat.ended();
  await chat.answers
    .last()
    .locator('.markdown > p')
    .first()
    .click({ clickCount: 3, position: { x: 4, y: 8 } });
  await page.keyboard.press('ControlOrMeta+c');
  const copied = (await page.evaluate(clipboard)).trim();
  expect(copied).toMatch(/^Read https:\/\/example\.com\/docs and the guide.* first\.$/);
  expect(copied).not.toContain('new tab');
});

test('a link still says that it opens beside the page', async ({ chat }) => {
  await chat.start({ say: '[the guide](https://example.com/guide)' });
  await chat.ended();
  await expect(chat.host.getByRole('link', { name: /the guide.*\(opens in a new tab\)/ })).toBeVisible();
});

test('all of a conversation, copied by hand, has no times and no words for screen readers', async ({ page, chat }) => {
  await chat.start({ say: links });
  await chat.ended();
  await expect(chat.host.locator('time').first()).toBeAttached();
  await chat.log.evaluate((log) => getSelection()?.selectAllChildren(log));
  await page.keyboard.press('ControlOrMeta+c');
  const copied = await page.evaluate(clipboard);
  expect(copied).toContain('Second paragraph.');
  expect(copied).not.toMatch(/new tab|\d:\d\d/);
});
