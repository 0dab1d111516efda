import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.js';
import type { Chat } from '../support/chat.js';
import { readEverything } from '../support/read-everything.js';
import { expect, test } from '../support/test.js';

async function openData(chat: Chat): Promise<Locator> {
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Your data' }).click();
  const facts = chat.host.locator('.facts');
  await expect(facts).toHaveAttribute('aria-busy', 'false');
  return facts;
}

/** Presses a button and reads the file that comes of it. */
async function downloaded(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the visitor sees what is kept, where, how much, since when and until when', async ({ page, chat }) => {
  await chat.start({ options: { retention: '7' }, say: 'remember me' });
  await chat.ended();
  const facts = await openData(chat);
  await expect(facts).toContainText('On this device, in this browser');
  await expect(facts).toContainText('1 conversation, 2 messages');
  await expect(facts).toContainText(new Date().getFullYear().toString());
  await expect(facts).toContainText('7 days after the last message');
  await expectNoAxeFindings(page);
  await page.keyboard.press('Escape');
});

test('three kinds of files hold the conversation, and nothing leaves the device for them', async ({ page, chat }) => {
  await chat.start({ say: 'remember me' });
  await chat.ended();
  // What stands around an answer loads after it.
  await expect(chat.host.getByRole('button', { name: 'Good answer' })).toBeAttached();
  await openData(chat);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const json = await downloaded(page, chat.host.getByRole('button', { name: 'JSON' }));
  expect(json.name).toMatch(/^127\.0\.0\.1-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(json.text)).toMatchObject({
    format: 'causerie',
    conversations: [{ messages: [{ text: 'remember me' }, {}] }],
  });
  const markdown = await downloaded(page, chat.host.getByRole('button', { name: 'Markdown' }));
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toContain('remember me');
  const openWebUI = await downloaded(page, chat.host.getByRole('button', { name: 'Open WebUI' }));
  expect(JSON.parse(openWebUI.text)).toMatchObject([{ chat: { title: 'remember me' } }]);
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

test('fs-060 the conversation prints on a page of its own, and the page of the site prints without the chat', async ({
  page,
  chat,
}) => {
  await page.addInitScript(() => {
    // The browser's own dialog cannot be answered here: what would be printed is kept instead.
    const printed: string[] = [];
    Object.assign(window, { printed });
    window.print = function print(this: Window) {
      window.top?.printed.push(document.body.innerText);
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await chat.start({ say: '**remember** me' });
  await chat.ended();
  const answer = await chat.answers.last().locator('.answer-text').innerText();
  await openData(chat);
  await chat.host.getByRole('button', { name: 'Print this conversation' }).click();
  const read = (): Promise<string[]> => page.evaluate(() => window.printed);
  await expect.poll(async () => (await read()).length).toBe(1);
  const printed = await read();
  expect(printed[0]).toContain('**remember** me');
  expect(printed[0]).toContain(answer.split('\n')[0]);
  await expect(chat.host.locator('iframe')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(chat.host).toBeHidden();
});

test('erasing asks once more, in place, and keeps by default', async ({ page, chat }) => {
  await chat.start({ say: 'remember me' });
  await chat.ended();
  const facts = await openData(chat);
  await chat.host.getByRole('button', { name: 'Erase everything' }).click();
  const question = chat.host.getByRole('alertdialog');
  await expect(question).toContainText('cannot be undone');
  await expectNoAxeFindings(page);
  await expect(chat.host.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(facts).toContainText('2 messages');
  await chat.host.getByRole('button', { name: 'Erase everything' }).click();
  await question.getByRole('button', { name: 'Erase everything' }).click();
  await expect(facts).toContainText('Nothing');
  await expect(chat.visitor).toHaveCount(0);
});

test('what is erased is nowhere: twenty markers in all that the page can read, and in its files', async ({
  page,
  chat,
}) => {
  const markers = Array.from({ length: 20 }, (_, i) => `marker-${i}-${(i * 7_919 + 104_729).toString(36)}`);
  const leftIn = (text: string): string[] => markers.filter((marker) => text.includes(marker));
  const file = async (): Promise<string> =>
    (await downloaded(page, chat.host.getByRole('button', { name: 'JSON' }))).text;
  await chat.start();
  const [typed = '', running = '', ...said] = markers;
  for (const [at, marker] of said.entries()) {
    if (at % 6 === 5) await chat.host.getByRole('button', { name: 'New conversation' }).click();
    await chat.send(`say ${marker}`);
    await chat.ended();
    await expect(chat.answers.last()).toContainText(marker);
  }
  // One in an answer that still comes, and one that is typed and not sent.
  await chat.send(`say ${running} ${'and so on '.repeat(300)}`);
  await expect(await chat.streaming()).toContainText(running);
  await chat.composer.fill(typed);
  await expect.poll(async () => leftIn(await readEverything(page)).length).toBe(20);
  await openData(chat);
  expect(leftIn(await file()).length).toBe(20);
  await expect(chat.host.locator('article[data-status="streaming"]')).toHaveCount(1);
  await chat.host.getByRole('button', { name: 'Erase everything' }).click();
  await chat.host.getByRole('alertdialog').getByRole('button', { name: 'Erase everything' }).click();
  await expect(chat.host.locator('.facts')).toContainText('Nothing');
  expect(leftIn(await file())).toEqual([]);
  expect(leftIn(await readEverything(page))).toEqual([]);
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveCount(0);
  expect(leftIn(await readEverything(page))).toEqual([]);
});
