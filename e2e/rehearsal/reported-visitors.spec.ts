import { expect, test } from '../support/test.js';

// Translators, extensions, keyboards and clipboards that people reported of other chats, with their siblings.

/** What alters the nodes of a page, every few milliseconds, in the chat's shadow root as well. */
const alterations: Readonly<Record<string, string>> = {
  'h14 a translator that wraps': `for (const text of texts) {
    const outer = document.createElement('font');
    outer.append(document.createElement('font'));
    outer.firstChild.textContent = text.data.toUpperCase();
    text.replaceWith(outer);
  }`,
  'a translator that writes in place': 'for (const text of texts) text.data = text.data.toUpperCase();',
  'one that puts another text in its place': 'for (const text of texts) text.replaceWith(text.data.toUpperCase());',
  'a highlighter that splits': `for (const text of texts) if (text.length > 6) {
    const middle = text.splitText(3); middle.splitText(2);
    const mark = document.createElement('mark'); middle.replaceWith(mark); mark.append(middle);
  }`,
  'one that wraps paragraphs': `for (const part of root.querySelectorAll('.markdown p, .markdown li')) if (part.parentElement.localName !== 'x-box') {
    const box = document.createElement('x-box'); part.replaceWith(box); box.append(part);
  }`,
  'an extension that adds': `for (const part of root.querySelectorAll('.markdown p, .markdown li, textarea')) if (!part.nextElementSibling?.matches('x-added')) {
    part.after(document.createElement('x-added')); part.prepend(document.createComment('x'));
  }`,
  'one that joins texts': 'root.querySelector(".markdown")?.normalize();',
};

for (const [what, script] of Object.entries(alterations)) {
  test(`${what}, while an answer comes: no word is lost`, async ({ page, chat, problems, startGateway }) => {
    const gateway = await startGateway({ tokensPerSecond: 120 });
    await chat.start({ gateway, model: 'rehearsal/markdown' });
    await page.evaluate((script) => {
      const alter = new Function('root', 'texts', script);
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      if (!root) return;
      setInterval(() => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const isDone = node.parentElement?.closest('font, mark, style, svg');
          if (node instanceof Text && node.data.trim() && !isDone) texts.push(node);
        }
        alter(root, texts);
      }, 30);
    }, script);
    await chat.send('Show me everything');
    await chat.ended();
    await chat.send('And once more');
    await expect(chat.answers).toHaveCount(2);
    await chat.ended();
    const altered = await chat.answers.locator('.markdown').allTextContents();
    await page.reload();
    await chat.open();
    await expect(chat.answers).toHaveCount(2);
    await chat.ended();
    // A long answer of an earlier visit is read over several frames.
    await expect
      .poll(async () => (await chat.answers.locator('.markdown').allTextContents()).map(lettersOf))
      .toEqual(altered.map(lettersOf));
    expect(problems).toEqual([]);
  });
}

function lettersOf(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

const androidAgent =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

test.describe('on Android', () => {
  test.use({ userAgent: androidAgent, hasTouch: true, isMobile: true, viewport: { width: 412, height: 840 } });

  test('h19 Enter while a word is underlined sends', async ({ page, chat }) => {
    await chat.start();
    await expect(chat.composer).toHaveAttribute('enterkeyhint', 'send');
    const cdp = await page.context().newCDPSession(page);
    // A phone gives the field no focus by itself, which would bring up its keyboard.
    await chat.composer.tap();
    await page.keyboard.type('where is my ');
    await cdp.send('Input.imeSetComposition', { text: 'order', selectionStart: 5, selectionEnd: 5 });
    await chat.composer.dispatchEvent('keydown', {
      key: 'Enter',
      code: 'Enter',
      keyCode: 13,
      isComposing: true,
      bubbles: true,
      cancelable: true,
    });
    await expect(chat.visitor).toContainText('where is my order');
    await expect(chat.composer).toHaveValue('');
  });
});

test('h20 Enter that ends a composition is not sent; the next one is', async ({ page, chat }) => {
  await chat.start();
  const cdp = await page.context().newCDPSession(page);
  for (const [text, press] of [
    ['にほん', { key: 'Enter', keyCode: 229, isComposing: true }],
    ['中文', { key: 'Enter', keyCode: 229, isComposing: false }],
    ['한국', { key: 'Process', keyCode: 229, isComposing: true }],
  ] as const) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await chat.composer.dispatchEvent('keydown', { ...press, bubbles: true, cancelable: true });
    await cdp.send('Input.insertText', { text });
  }
  await expect(chat.composer).toHaveValue('にほん中文한국');
  await expect(chat.visitor).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(chat.visitor).toContainText('にほん中文한국');
});

test('h24 pasted code stands in the own message as it was written, and is sent so', async ({ chat, startGateway }) => {
  const gateway = await startGateway({ tokensPerSecond: Infinity });
  const code = 'def f(x):\n    if x:\n        return "<b>bold</b> & <div>"\n\tx  =  1';
  await chat.start({ gateway, say: code });
  await chat.ended();
  expect(await chat.visitor.locator('.bubble').innerText()).toBe(code);
  const [asked] = gateway.rehearsal.requests.filter(({ route }) => route === 'chat');
  expect(asked?.question).toBe(code);
});

test('m13 no frame shows half a character', async ({ page, chat, startGateway }) => {
  const text = 'Family 👨‍👩‍👧‍👦 and 👍🏽 and 🇫🇷 and 𝒳 done. '.repeat(4);
  const gateway = await startGateway({
    scenario: {
      tokenMs: 8,
      steps: [...text].flatMap((char) => char.split('').map((text) => ({ delta: { content: text } }))).concat([]),
    },
  });
  await chat.start({ gateway, model: 'Technova' });
  await page.evaluate(() => {
    const odd: string[] = [];
    Object.assign(window, { odd });
    const look = (): void => {
      const text = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.markdown')?.textContent ?? '';
      if (!text.isWellFormed() || text.includes('\ufffd')) odd.push(text.slice(-20));
      requestAnimationFrame(look);
    };
    look();
  });
  await chat.send('Hello');
  await chat.ended('incomplete');
  await expect(chat.answers.locator('.markdown')).toHaveText(text.trim());
  expect(await page.evaluate(() => (window as typeof window & { odd: string[] }).odd)).toEqual([]);
});
