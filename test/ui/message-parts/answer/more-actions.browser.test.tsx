import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { AnswerMessage } from '../../../../src/core/message.js';
import { answerMessage, fakeChat, userMessage } from '../../fake-chat.js';
import { mount } from '../../mount.js';
import { loadEverything } from '../../../support/load-everything.js';

beforeAll(loadEverything);
afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

function answered(text: string, more: Partial<AnswerMessage> = {}) {
  return mount({ chat: fakeChat([userMessage('1', 'hello'), answerMessage('1', text, more)]) });
}

/** A clipboard that keeps what is written, by kind. */
function keepClipboard(): { kinds: Record<string, string>[]; texts: string[] } {
  const kept = { kinds: [] as Record<string, string>[], texts: [] as string[] };
  const clipboard = {
    async write([item]: ClipboardItem[]) {
      const kinds: Record<string, string> = {};
      for (const type of item?.types ?? []) kinds[type] = (await (await item?.getType(type))?.text()) ?? '';
      kept.kinds.push(kinds);
    },
    writeText: (text: string) => Promise.resolve(void kept.texts.push(text)),
  };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  return kept;
}

test('Copy takes the answer along as formatted text and as it was written', async () => {
  const kept = keepClipboard();
  const text =
    '# Plan\n\nIt is **off** <b>now</b>. [Guide](https://a.example/)\n\n- [x] one\n- two\n\n```js\nx < 1\n```';
  const panel = answered(text);
  // What code and the like wear loads with the first of them.
  await expect.poll(() => panel.log.textContent).toContain('x < 1');
  panel.click('Copy answer');
  await expect.poll(() => kept.kinds.length).toBe(1);
  expect(kept.kinds[0]?.['text/plain']).toBe(text);
  const html = kept.kinds[0]?.['text/html'] ?? '';
  expect(html).toContain('<h1>Plan</h1><p>It is <strong>off</strong> &lt;b&gt;now&lt;/b&gt;. ');
  expect(html).toContain('<a href="https://a.example/">Guide</a>');
  expect(html).toMatch(/<ul><li>(<p>)?☑ one(<\/p>)?<\/li><li>(<p>)?two(<\/p>)?<\/li><\/ul>/);
  expect(html).toContain('<pre><code>x &lt; 1');
  expect(html).not.toMatch(/button|class|style|new tab|Copy/);
});

test('a table that is copied as formatted text runs no formula in a spreadsheet', async () => {
  const kept = keepClipboard();
  const panel = answered('| A | B |\n|---|---|\n| =HYPERLINK("https://evil.example") | -2 |\n| "=1" | ＝1 |');
  await expect.poll(() => panel.log.querySelector('td')).not.toBeNull();
  panel.click('Copy answer');
  await expect.poll(() => kept.kinds.length).toBe(1);
  const html = kept.kinds[0]?.['text/html'] ?? '';
  const cells = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('td');
  expect([...cells].map(({ textContent }) => textContent.slice(0, 4))).toEqual(["'=HY", '-2', '\'"=1', "'＝1"]);
});

test('details hold both ways to copy by name, the model, the tokens and the duration', async () => {
  const kept = keepClipboard();
  const panel = answered('**Hi**', { usage: { inputTokens: 1_021, outputTokens: 130 }, durationMs: 2_340 });
  expect(panel.screen.queryByText('Copy as Markdown')).toBeNull();
  panel.click('Details');
  panel.screen.getByText('1,021 read, 130 written');
  panel.screen.getByText('2.3 s');
  panel.screen.getAllByText('Nova');
  panel.click('Copy as Markdown');
  await expect.poll(() => kept.texts).toEqual(['**Hi**']);
  panel.click('Copy with formatting');
  await expect.poll(() => kept.kinds).toEqual([{ 'text/html': '<p><strong>Hi</strong></p>', 'text/plain': '**Hi**' }]);
  panel.click('Details');
  expect(panel.screen.queryByText('2.3 s')).toBeNull();
});

test('the model that answered in place of the one asked is named', () => {
  const panel = answered('Hi', { model: '<b>arena</b>/two' });
  panel.click('Details');
  panel.screen.getByText('<b>arena</b>/two');
});

test('a thumb is told once, is shown as pressed, and is taken back by the second press', () => {
  const panel = answered('Hi');
  panel.click('Good answer');
  expect(panel.chat.calls).toEqual(['rate a-1 1']);
  panel.set(() => {
    panel.chat.messages.value = [userMessage('1', 'hello'), answerMessage('1', 'Hi', { feedback: 1 })];
  });
  const good = panel.screen.getByRole('button', { name: 'Good answer' });
  expect(good.getAttribute('aria-pressed')).toBe('true');
  expect(panel.screen.getByRole('button', { name: 'Bad answer' }).getAttribute('aria-pressed')).toBe('false');
  panel.click('Good answer');
  panel.click('Bad answer');
  expect(panel.chat.calls).toEqual(['rate a-1 1', 'rate a-1 0', 'rate a-1 -1']);
});

test('Regenerate asks for another answer; one that is not whole has Retry instead', () => {
  const panel = answered('Hi');
  panel.click('Regenerate');
  expect(panel.chat.calls).toEqual(['regenerate a-1']);
  panel.set(() => {
    const cut = answerMessage('1', 'Hi', { status: 'incomplete', reason: 'stopped' });
    panel.chat.messages.value = [userMessage('1', 'hello'), cut];
  });
  expect(panel.screen.queryByRole('button', { name: 'Regenerate' })).toBeNull();
  panel.screen.getByRole('button', { name: 'Retry' });
});

test('a picture waits for a click, and names the host that it would be asked of', () => {
  const data =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const panel = answered('There.', { images: ['https://cdn.example/a.png', data, 'javascript:alert(1)'] });
  expect(panel.root.querySelector('img')).toBeNull();
  panel.screen.getByText('cdn.example');
  const buttons = panel.screen.getAllByRole('button', { name: 'Load image' });
  expect(buttons.length).toBe(2);
  panel.set(() => buttons[1]?.click());
  expect(panel.root.querySelector('img')?.src).toBe(data);
});

test("a picture that the owner's list allows loads by itself", () => {
  const images = ['https://cdn.example/shop/a.png', 'https://cdn.example/b.png'];
  const panel = mount({
    chat: fakeChat([userMessage('1', 'hello'), answerMessage('1', 'There.', { images })]),
    options: { images: { allow: ['https://cdn.example/shop/'] } },
  });
  const shown = [...panel.root.querySelectorAll('img')].map(({ src }) => src);
  expect(shown).toEqual(['https://cdn.example/shop/a.png']);
});

test('tools that nobody runs are told in words', () => {
  const panel = answered('', { toolCalls: ['search', 'a\u202eb'] });
  panel.screen.getByText('The assistant wanted to use tools that are not available here: search, ab.');
});

test('a thumb down thanks and asks why; the reason and the comment are told, and the focus goes back', async () => {
  const panel = answered('Hi');
  panel.click('Bad answer');
  expect(panel.chat.calls).toEqual(['rate a-1 -1']);
  panel.screen.getByText('Thanks for your feedback.');
  fireEvent.click(panel.screen.getByRole('radio', { name: 'Out of date' }));
  fireEvent.input(panel.screen.getByRole('textbox', { name: 'Comment (optional)' }), {
    target: { value: ' Prices of last year ' },
  });
  panel.click('Send feedback');
  expect(panel.chat.calls.at(-1)).toBe('rate a-1 -1 {"reason":"outdated","comment":"Prices of last year"}');
  expect(panel.screen.queryByRole('radio')).toBeNull();
  expect(panel.root.activeElement).toBe(panel.screen.getByRole('button', { name: 'Bad answer' }));
});

test('a thumb up asks nothing, and nothing has to be said for a thumb down', () => {
  const panel = answered('Hi');
  panel.click('Good answer');
  expect(panel.screen.queryByRole('radio')).toBeNull();
  panel.click('Bad answer');
  panel.click('Skip');
  expect(panel.screen.queryByRole('radio')).toBeNull();
  expect(panel.chat.calls).toEqual(['rate a-1 1', 'rate a-1 -1']);
});
