import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';

// Pages that take the events of others away. What begins in the chat is the chat's.

const long = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n\n');

/** Runs in the page before the chat's script has loaded. */
const head = (script: string): { readonly head: string } => ({
  head: `<style>main { height: 4000px }</style><script>${script}</script>`,
});

/** Scripts for smooth scrolling, as they are found. */
const wheels = {
  'on window': "addEventListener('wheel', (event) => event.preventDefault(), { passive: false });",
  'on document': "document.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });",
  'on document, capturing':
    "document.addEventListener('wheel', (event) => event.preventDefault(), { passive: false, capture: true });",
  'on window, capturing, before the chat':
    "addEventListener('wheel', (event) => event.preventDefault(), { passive: false, capture: true });",
};

for (const [where, script] of Object.entries(wheels)) {
  test(`a page takes the wheel ${where}: over the log it scrolls the log`, async ({ page, chat }) => {
    await chat.start({ say: long, page: head(script) });
    await chat.ended();
    const before = await chat.log.evaluate((log) => log.scrollTop);
    expect(before).toBeGreaterThan(300);
    await chat.log.hover();
    await page.mouse.wheel(0, -250);
    await expect.poll(() => chat.log.evaluate((log) => log.scrollTop)).toBeLessThan(before - 100);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
}

const modal = `addEventListener('DOMContentLoaded', () => {
  const modal = document.createElement('div');
  modal.innerHTML = '<input class="own">';
  modal.tabIndex = -1;
  modal.className = 'modal';
  document.body.append(modal);
  const own = modal.querySelector('input');
  own.focus();
  TRAP
});`;

/** Modal dialogs, as libraries of components keep the focus in them. */
const traps = {
  'focusin on document':
    "document.addEventListener('focusin', (e) => { if (!modal.contains(e.target)) own.focus(); });",
  'focusin on document, capturing':
    "document.addEventListener('focusin', (e) => { if (!modal.contains(e.target)) own.focus(); }, true);",
  'focus on document, capturing':
    "document.addEventListener('focus', (e) => { if (!modal.contains(e.target)) own.focus(); }, true);",
  'focusout on the dialog':
    "modal.addEventListener('focusout', (e) => { if (!modal.contains(e.relatedTarget)) own.focus(); });",
  'Tab on document, capturing':
    "document.addEventListener('keydown', (e) => { if (e.key === 'Tab') { e.preventDefault(); own.focus(); } }, true);",
};

for (const [how, trap] of Object.entries(traps)) {
  test(`a modal of the page keeps the focus by ${how}: the visitor can write to the assistant`, async ({
    page,
    chat,
  }) => {
    await chat.start({ page: head(modal.replace('TRAP', trap)) });
    await chat.composer.click();
    await page.keyboard.type('hello there');
    await page.keyboard.press('Enter');
    await chat.ended();
    await expect(chat.visitor.last()).toContainText('hello there');
    expect(await page.locator('.own').inputValue()).toBe('');
    // The page's own field is in reach as before.
    await page.locator('.own').click();
    await page.keyboard.type('mine');
    expect(await page.locator('.own').inputValue()).toBe('mine');
  });
}

test('a modal of the page makes all else inert: an open chat is in reach', async ({ page, chat, site, gateway }) => {
  const script = `new MutationObserver(() => {
    const chat = document.querySelector('causerie-chat');
    if (chat?.hasAttribute('open')) Object.assign(chat, { inert: true, ariaHidden: 'true' });
  }).observe(document, { subtree: true, attributeFilter: ['open'], childList: true });`;
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, head(script)));
  await chat.open();
  await page.keyboard.type('hello there');
  await page.keyboard.press('Enter');
  await chat.ended();
  await expect(chat.visitor.last()).toContainText('hello there');
});

async function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as typeof window & { heard: string[] }).heard);
}

test('keys, clipboard, selection, menus, drags and focus that begin in the chat are not told to the page', async ({
  page,
  chat,
}) => {
  const types =
    'keydown keypress keyup beforeinput input copy cut paste contextmenu wheel focusin focusout focus blur dragover drop';
  const script = `window.heard = [];
    addEventListener('load', () => {
      for (const type of '${types}'.split(' ')) for (const capture of [true, false]) {
        document.addEventListener(type, (event) => heard.push(type), capture);
        addEventListener(type, () => heard.push('window ' + type), false);
      }
    });`;
  await chat.start({ page: head(script) });
  await chat.composer.click();
  await page.evaluate(() => Object.assign(window, { heard: [] }));
  await page.keyboard.type('some words');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+x');
  await page.keyboard.press('ControlOrMeta+v');
  await chat.composer.click({ button: 'right' });
  await page.keyboard.press('Tab');
  await page.mouse.wheel(0, 10);
  expect(await heard(page)).toEqual([]);
});

test('a page that prevents every letter on window, before the chat is there, does not keep a visitor from writing', async ({
  page,
  chat,
}) => {
  const script = "addEventListener('keydown', (event) => event.preventDefault(), true);";
  await chat.start({ page: head(script) });
  await page.keyboard.type('hello?');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('!');
  await expect(chat.composer).toHaveValue('hello!');
  await page.keyboard.press('Enter');
  await chat.ended();
  await expect(chat.visitor.last()).toContainText('hello!');
});

test('Escape and outside clicks reach the page', async ({ page, chat }) => {
  const script = `window.heard = [];
    addEventListener('keydown', (event) => heard.push(event.key));
    for (const type of ['pointerdown', 'mousedown', 'click']) document.addEventListener(type, () => heard.push(type));`;
  await chat.start({ page: head(script) });
  await page.evaluate(() => Object.assign(window, { heard: [] }));
  await chat.composer.click();
  expect(await heard(page)).toEqual(['pointerdown', 'mousedown', 'click']);
  await page.keyboard.press('Escape');
  await expect(chat.panel).toBeHidden();
  expect(await heard(page)).not.toContain('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Escape');
  expect(await heard(page)).toContain('Escape');
});

test('a file that falls into the panel does not open in place of the page', async ({ page, chat }) => {
  await chat.start();
  const isPrevented = await chat.log.evaluate((log) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.txt'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true });
    log.dispatchEvent(drop);
    return drop.defaultPrevented;
  });
  expect(isPrevented).toBe(true);
  expect(page.url()).toContain('/page-');
});
