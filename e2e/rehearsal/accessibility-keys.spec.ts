import type { Page } from '@playwright/test';
import type { Chat } from '../support/chat.js';
import { expect, test } from '../support/test.js';

// The keyboard and the focus; each test with an id is a row of test/fixtures/corpora/a11y.jsonl.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** The focused element in the chat: its name, or its element's. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.querySelector('causerie-chat')?.shadowRoot?.activeElement;
    if (!active) return document.activeElement?.localName ?? '';
    return active.getAttribute('aria-label') ?? (active.textContent?.trim() || active.localName);
  });
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const isThere = (now: string): boolean => (typeof name === 'string' ? now === name : name.test(now));
  for (let presses = 0; presses < 25; presses += 1) {
    if (isThere(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${String(name)}; it ended at ${await focused(page)}`);
}

/** Every stop of the Tab key from the composer round to the composer, by its box. */
async function stops(page: Page, chat: Chat): Promise<{ name: string; box: DOMRect; isSeen: boolean }[]> {
  const found: { name: string; box: DOMRect; isSeen: boolean }[] = [];
  await chat.composer.focus();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      const active = root?.activeElement;
      if (!root || !active) return undefined;
      const box = active.getBoundingClientRect();
      const scroller = active.closest('.scroller')?.getBoundingClientRect();
      const view = active.closest('.panel')?.getBoundingClientRect();
      const within = (outer: DOMRect | undefined): boolean =>
        !outer || (box.top >= outer.top - 1 && box.bottom <= outer.bottom + 1);
      const isTall = box.height > (scroller?.height ?? Infinity) - 24;
      const isSeen = isTall || (within(scroller) && within(view));
      return { name: active.getAttribute('aria-label') ?? active.localName, box: box.toJSON() as DOMRect, isSeen };
    });
    if (!stop) continue;
    if (stop.name === 'Message') break;
    found.push(stop);
  }
  return found;
}

test('aa-032 by keyboard alone: open, type, send, stop, retry, copy, history, close', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' }));
  await expect(chat.launcher).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(chat.launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chat.composer).toBeFocused();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await chat.streaming();
  await page.keyboard.press('Tab');
  await expect(chat.stopButton).toBeFocused();
  await page.keyboard.press('Space');
  await chat.ended('incomplete');
  await expect(chat.retryButton).toBeVisible();
  await tabTo(page, 'Retry', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await chat.streaming();
  await tabTo(page, 'Stop');
  await page.keyboard.press('Enter');
  await chat.ended('incomplete');
  await tabTo(page, 'Copy answer', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  await tabTo(page, 'Menu', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(chat.host.getByRole('region', { name: 'Menu' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chat.panel.getByRole('button', { name: 'Menu' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(chat.composer).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

test('aa-033 no trap: Tab leaves the chat, Escape closes it, and the focus goes back to the launcher', async ({
  page,
  chat,
}) => {
  await chat.start({
    say: 'Hello',
    page: { head: '<style>a{display:block}</style>' },
  });
  await chat.ended();
  await page.evaluate(() => {
    const link = document.body.appendChild(document.createElement('a'));
    Object.assign(link, { href: '#', id: 'after', textContent: 'after' });
  });
  let isOut = false;
  for (let presses = 0; presses < 30 && !isOut; presses += 1) {
    await page.keyboard.press('Tab');
    isOut = await page.evaluate(() => document.activeElement?.localName !== 'causerie-chat');
  }
  expect(isOut).toBe(true);
  await chat.composer.focus();
  await page.keyboard.press('Escape');
  await expect(chat.launcher).toBeFocused();
});

test('aa-034 the focus goes as the eye does: header, messages, composer', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/markdown', say: 'Show me everything' });
  await chat.ended();
  await expect(chat.host.getByRole('button', { name: 'Make larger' })).toBeVisible();
  const places = await stops(page, chat);
  // The launcher lies under the panel.
  expect(places.map(({ name }) => name)).not.toContain('Open chat');
  const inHeader = places.filter(({ name }) =>
    ['Make larger', 'New conversation', 'Menu', 'Close chat'].includes(name),
  );
  expect(inHeader.map(({ name }) => name)).toEqual(['Make larger', 'New conversation', 'Menu', 'Close chat']);
  for (const [at, { box }] of inHeader.entries()) {
    expect(box.left).toBeGreaterThan(inHeader[at - 1]?.box.left ?? -1);
  }
});

test('aa-035 every stop of the focus shows it by a ring of two pixels in a colour that stands out', async ({
  page,
  chat,
}) => {
  await chat.start({ say: 'Hello' });
  await chat.ended();
  await expect(chat.host.getByRole('button', { name: 'Make larger' })).toBeVisible();
  await chat.composer.focus();
  for (let presses = 0; presses < 14; presses += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      const active = root?.activeElement;
      if (!(active instanceof HTMLElement)) return undefined;
      const ringed = active.matches('textarea') ? active.closest('.field') : active;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed ?? active);
      return { outlineStyle, outlineWidth, outlineColor, isInHeader: active.closest('.header') !== null };
    });
    if (!ring) continue;
    // The contrast of these colours with the surface is aa-045. A theme may give the header a surface of its own, on
    // which the colour of its text stands out.
    const outlineColor = ring.isInHeader ? 'rgb(24, 33, 44)' : 'rgb(11, 110, 99)';
    expect(ring).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px', outlineColor });
  }
});

test('aa-036 the focus is never behind the composer or out of view', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/markdown', say: 'Show me everything' });
  await chat.ended();
  await chat.send('And again');
  await chat.ended();
  await expect(chat.host.getByRole('button', { name: 'Make larger' })).toBeVisible();
  for (const { name, isSeen } of await stops(page, chat)) expect({ name, isSeen }).toEqual({ name, isSeen: true });
});

test('aa-049 Stop is one key away while an answer comes', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello' });
  await chat.streaming();
  await expect(chat.composer).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(chat.stopButton).toBeFocused();
});

test('arrows, Home and End go from message to message; Enter and Tab into one, Tab out of the list', async ({
  page,
  chat,
}) => {
  await chat.start({ say: 'One' });
  await chat.ended();
  await chat.send('Two');
  await chat.ended();
  const articles = chat.host.locator('article');
  await expect(chat.host.getByRole('button', { name: 'Make larger' })).toBeVisible();
  await tabTo(page, 'Close chat');
  await page.keyboard.press('Tab');
  await expect(articles.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(articles.nth(2)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(articles.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(articles.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(articles.nth(1)).toBeFocused();
  await expect(articles.nth(1)).toHaveAccessibleDescription(/One/);
  await page.keyboard.press('Enter');
  await expect(articles.nth(1).getByRole('button', { name: 'Copy answer' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(articles.nth(1)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(chat.host.getByRole('button', { name: 'Close chat' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect(articles.first().getByRole('button', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(chat.composer).toBeFocused();
});

test('the shortcuts are listed behind ?, act outside of fields, and can be changed or turned off', async ({
  page,
  chat,
}) => {
  await chat.start({ options: { shortcuts: '{"copy":"x","menu":""}' }, say: 'Hello' });
  await chat.ended();
  await page.keyboard.type('?n');
  await expect(chat.composer).toHaveValue('?n');
  await expect(chat.host.getByRole('button', { name: 'Make larger' })).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  const before = await focused(page);
  await page.keyboard.press('?');
  const list = chat.host.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Copy the answerx');
  await expect(list).not.toContainText('Open the menu');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect.poll(() => focused(page)).toBe(before);
  await page.keyboard.press('x');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Hello');
  await page.keyboard.press('m');
  await expect(chat.host.getByRole('region', { name: 'Menu' })).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(chat.composer).toBeFocused();
});

test('the visitor chooses text size, announcements and shortcuts in the menu, and finds them again', async ({
  page,
  chat,
}) => {
  await chat.start({ say: 'Hello' });
  await chat.ended();
  const size = (): Promise<string> => chat.answers.first().evaluate((answer) => getComputedStyle(answer).fontSize);
  expect(await size()).toBe('15px');
  await chat.panel.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Accessibility' }).click();
  await chat.host.getByRole('radio', { name: '200%' }).check();
  expect(await size()).toBe('30px');
  await chat.host.getByRole('radio', { name: /sentence/ }).check();
  await chat.host.getByRole('checkbox').uncheck();
  await page.reload();
  await chat.open();
  await expect(chat.answers.first()).toBeVisible();
  expect(await size()).toBe('30px');
  await chat.panel.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Accessibility' }).click();
  await expect(chat.host.getByRole('radio', { name: /sentence/ })).toBeChecked();
  await expect(chat.host.getByRole('checkbox')).not.toBeChecked();
});
