import { page } from 'vitest/browser';
import { beforeEach, expect, test } from 'vitest';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import * as french from '../../src/strings/fr/texts.js';
import { createStrings } from '../../src/strings/strings.js';
import { answerMessage, fakeChat, userMessage } from './fake-chat.js';
import { mount } from './mount.js';

beforeEach(() => page.viewport(1280, 800));

function box(element: Element): number[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left, top, width, height].map(Math.round);
}

test('is a dialog that is named by the title and floats over the corner', () => {
  const panel = mount({ options: { title: 'TechNova Assistant' } });
  const dialog = panel.screen.getByRole('dialog', { name: 'TechNova Assistant' });
  expect(dialog.matches(':modal')).toBe(false);
  expect(dialog.lang).toBe('en');
  expect(dialog.dir).toBe('ltr');
  for (const animation of dialog.getAnimations()) animation.finish();
  expect(box(dialog)).toEqual([1280 - 20 - 400, 800 - 20 - 640, 400, 640]);
  panel.set(() => {
    const { launcher } = panel.options.value;
    panel.options.value = {
      ...panel.options.value,
      launcher: { ...launcher, position: 'bottom-left', offset: { x: 40 } },
    };
  });
  expect(box(dialog)).toEqual([40, 800 - 20 - 640, 400, 640]);
});

test('opening focuses the composer, closing gives the focus back', () => {
  const button = document.createElement('button');
  document.body.append(button);
  const panel = mount({ isOpen: false });
  button.focus();
  expect(panel.screen.queryByRole('dialog')).toBeNull();
  panel.set(() => {
    panel.isOpen.value = true;
  });
  expect(panel.root.activeElement).toBe(panel.field);
  panel.click('Close chat');
  expect(panel.isOpen.value).toBe(false);
  expect(panel.screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button);
  button.remove();
});

test('Escape closes, unless an input method uses it', () => {
  const panel = mount();
  panel.press('Escape', { isComposing: true });
  expect(panel.isOpen.value).toBe(true);
  panel.press('Escape');
  expect(panel.isOpen.value).toBe(false);
});

test('keys typed in the panel do not reach the page', () => {
  const heard: string[] = [];
  const listen = (event: Event): void => void heard.push(event.type);
  const types = ['keydown', 'keypress', 'keyup'];
  for (const type of types) document.addEventListener(type, listen);
  const panel = mount();
  for (const type of types) {
    panel.field.dispatchEvent(new KeyboardEvent(type, { key: 'k', bubbles: true, composed: true }));
  }
  panel.press('Escape');
  for (const type of types) document.removeEventListener(type, listen);
  expect(heard).toEqual([]);
});

test.for([
  [360, 740],
  [320, 200],
  [1280, 400],
] as const)('covers the screen and is modal where that is small: %o', async ([width, height]) => {
  await page.viewport(width, height);
  const panel = mount();
  const dialog = panel.screen.getByRole('dialog');
  expect(dialog.matches(':modal')).toBe(true);
  for (const animation of dialog.getAnimations()) animation.finish();
  expect(box(dialog)).toEqual([0, 0, width, height]);
  const room = panel.log.getBoundingClientRect();
  expect(room.height).toBeGreaterThan(50);
  expect(panel.field.getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
  expect(panel.log.scrollWidth).toBe(panel.log.clientWidth);
});

test('becomes modal when the window gets small, and the focus and the draft stay', async () => {
  const panel = mount();
  panel.type('half a thou');
  await page.viewport(360, 740);
  await expect.poll(() => panel.screen.getByRole('dialog').matches(':modal')).toBe(true);
  expect(panel.root.activeElement).toBe(panel.field);
  await page.viewport(1280, 800);
  await expect.poll(() => panel.screen.getByRole('dialog').matches(':modal')).toBe(false);
  expect(panel.root.activeElement).toBe(panel.field);
  expect(panel.field.value).toBe('half a thou');
  expect(panel.isOpen.value).toBe(true);
});

test('closes when the browser asks to, as the back gesture of a phone does', async () => {
  await page.viewport(360, 740);
  const panel = mount();
  panel.screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  expect(panel.isOpen.value).toBe(false);
  panel.set(() => {
    panel.isOpen.value = true;
  });
  const dialog = panel.screen.getByRole<HTMLDialogElement>('dialog');
  dialog.close();
  await expect.poll(() => panel.isOpen.value).toBe(false);
});

test('inline, it is a region that fills its place, takes no focus and has no button to close it', () => {
  const place = document.createElement('div');
  place.style.cssText = 'width: 700px; height: 500px';
  document.body.append(place);
  const panel = mount({ options: { placement: 'inline', title: 'Nova' } });
  place.append(panel.root.host);
  const region = panel.screen.getByRole('region', { name: 'Nova' });
  expect(box(region).slice(2)).toEqual([700, 500]);
  expect(panel.root.activeElement).toBeNull();
  expect(panel.screen.queryByRole('button', { name: 'Close chat' })).toBeNull();
  panel.press('Escape');
  expect(panel.isOpen.value).toBe(true);
  panel.set(() => {
    panel.isOpen.value = false;
  });
  expect(box(region)).toEqual([0, 0, 0, 0]);
  place.remove();
});

test('what the page gives to every element stays out', () => {
  const panel = mount({
    hostCss: [
      'text-transform:uppercase',
      'letter-spacing:5px',
      'text-align:right',
      'visibility:hidden',
      'font-size:40px',
    ]
      .map((rule) => `${rule} !important;`)
      .join(''),
  });
  const style = getComputedStyle(panel.field);
  expect([style.textTransform, style.letterSpacing, style.textAlign, style.visibility, style.fontSize]).toEqual([
    'none',
    'normal',
    'start',
    'visible',
    '15px',
  ]);
});

test('the texts follow the language, while everything stays in place', () => {
  const panel = mount({ chat: fakeChat([userMessage('1', 'bonjour'), answerMessage('1', 'Salut')]) });
  panel.set(() => {
    panel.strings.value = createStrings({ language: { lang: 'fr' }, translation: french });
  });
  expect(panel.screen.getByRole('dialog').lang).toBe('fr');
  panel.screen.getByRole('button', { name: 'Nouvelle conversation' });
  panel.screen.getByRole('button', { name: 'Envoyer' });
  panel.screen.getByRole('article', { name: 'Vous' });
});

test('has no inline style, and leaves nothing when it is destroyed', async () => {
  await page.viewport(360, 740);
  const panel = mount({ chat: fakeChat([userMessage('1', 'hello'), answerMessage('1', 'Hi')]) });
  expect(panel.root.querySelectorAll('[style]').length).toBe(0);
  panel.destroy();
  expect([...panel.root.children].map(({ className }) => className.trim())).toEqual(['launcher bottom-right']);
  expect(panel.root.adoptedStyleSheets.length).toBe(panel.sheets);
  expect(panel.clock.pending).toBe(0);
  panel.destroy();
  panel.isOpen.value = false;
});

test("the owner's tokens win over the defaults", () => {
  const theme = { surface: 'rgb(1, 2, 3)' } as ResolvedOptions['theme'];
  const dialog = mount({ options: { theme } }).screen.getByRole('dialog');
  expect(getComputedStyle(dialog).backgroundColor).toBe('rgb(1, 2, 3)');
});

test('stays above the keyboard of a phone, and is not shrunk by a zoom with two fingers', async () => {
  await page.viewport(360, 740);
  const original = window.visualViewport;
  const viewport = Object.assign(new EventTarget(), { height: 740, offsetTop: 0, scale: 1 });
  Object.defineProperty(window, 'visualViewport', { value: viewport, configurable: true });
  const resize = (change: Partial<typeof viewport>): void => {
    Object.assign(viewport, change);
    viewport.dispatchEvent(new Event('resize'));
  };
  const panel = mount();
  const dialog = panel.screen.getByRole('dialog');
  for (const animation of dialog.getAnimations()) animation.finish();
  resize({ height: 400, offsetTop: 30 });
  expect(box(dialog)).toEqual([0, 30, 360, 400]);
  resize({ height: 740, offsetTop: 0 });
  expect(box(dialog)).toEqual([0, 0, 360, 740]);
  resize({ height: 370, scale: 2 });
  expect(box(dialog)).toEqual([0, 0, 360, 740]);
  panel.destroy();
  resize({ height: 100, scale: 1 });
  expect(panel.root.adoptedStyleSheets.length).toBe(panel.sheets);
  Object.defineProperty(window, 'visualViewport', { value: original, configurable: true });
});
