import type { Driver } from '../support/engines/driver.js';
import { EngineChat } from '../support/engines/engine-chat.js';
import { expect, test } from '../support/engines/engine-test.js';
import { overflowing } from '../support/layout.js';
import { tag } from '../support/site.js';

const phone = { width: 320, height: 640 };
const widePhone = { width: 400, height: 700 };
const tablet = { width: 960, height: 700 };
const desktop = { width: 1280, height: 800 };
type Size = typeof phone;

/** Makes the frame another window, which the page hears of. */
function resize(driver: Driver, size: Size): Promise<void> {
  return driver.evaluate(async ({ width, height }) => {
    Object.assign((window.frameElement as HTMLElement).style, { width: `${width}px`, height: `${height}px` });
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }, size);
}

/** The boxes of the launcher, the panel and its parts, from top to bottom; a box of nothing for what is not shown. */
function boxes(driver: Driver): Promise<Record<'launcher' | 'panel' | 'header' | 'scroller' | 'composer', DOMRect>> {
  return driver.evaluate(() => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const boxOf = (name: string): DOMRect => {
      const element = root?.querySelector(`.${name}`);
      const isShown = element && getComputedStyle(element).visibility === 'visible';
      return (isShown ? element.getBoundingClientRect() : new DOMRect()).toJSON();
    };
    return {
      launcher: boxOf('launcher'),
      panel: boxOf('panel'),
      header: boxOf('header'),
      scroller: boxOf('scroller'),
      composer: boxOf('composer'),
    };
  });
}

/** Opens the address in a frame: a window is not as narrow as a phone in every engine. */
async function openInFrame(driver: Driver, page: string, around: (body: string) => string): Promise<void> {
  await driver.goto(around(`<iframe src="${page}" style="border:0;width:960px;height:700px"></iframe>`));
  await driver.enterFrame();
}

/** Resolves once there is a field to write in. */
async function focusField(): Promise<void> {
  const find = (): HTMLElement | null | undefined =>
    document.querySelector('causerie-chat')?.shadowRoot?.querySelector('textarea');
  while (!find()) await new Promise((resolve) => requestAnimationFrame(resolve));
  find()?.focus();
}

for (const placement of ['bubble', 'inline', 'page', 'side', 'dialog'] as const) {
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    test(`${placement}, ${direction}: it opens, nothing overlaps or overflows, and it closes`, async ({
      driver,
      site,
      gateway,
    }) => {
      const options = { url: gateway.url, model: 'rehearsal/markdown', language, placement, container: '#place' };
      const head = '<style>body { margin: 0 } #place { height: 500px }</style>';
      const body = `<h1>TechNova</h1><div id="place"></div>${tag(options)}`;
      await openInFrame(driver, site.page(body, { lang: language, head }), (frame) => site.page(frame));
      const chat = new EngineChat(driver);
      const isFilling = placement === 'inline' || placement === 'page';
      if (!isFilling) await driver.click({ css: '.launcher' });
      // One that is open from the start leaves the focus to the page. WebKit's driver clicks no field in a frame.
      else await driver.evaluate(focusField);
      await expect.poll(() => chat.focused()).toBe('textarea');
      await chat.send('Hello');
      await chat.ended();

      for (const size of [phone, widePhone, desktop, tablet]) {
        await resize(driver, size);
        await expect(async () => {
          const { launcher, panel, header, scroller, composer } = await boxes(driver);
          expect(await driver.evaluate(overflowing)).toEqual([]);
          expect(launcher.width).toBe(0);
          let above = panel.top;
          for (const part of [header, scroller, composer]) {
            expect(part.height).toBeGreaterThan(0);
            expect(part.top).toBeGreaterThanOrEqual(above - 1);
            expect(part.left).toBeGreaterThanOrEqual(panel.left - 1);
            expect(part.right).toBeLessThanOrEqual(panel.right + 1);
            above = part.bottom;
          }
          expect(above).toBeLessThanOrEqual(panel.bottom + 1);
          if (placement === 'inline') return;
          const { left, top, right, bottom } = panel;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(size.width);
          expect(bottom).toBeLessThanOrEqual(size.height);
          const isFull = placement === 'page' || size.width <= 480;
          if (isFull) expect({ width: panel.width, height: panel.height }).toEqual(size);
          else if (placement === 'side') expect([right, panel.height]).toEqual([size.width, size.height]);
        }).toPass();
      }

      if (isFilling) return;
      await driver.press('Escape');
      await expect.poll(async () => (await boxes(driver)).panel.width).toBe(0);
      expect((await boxes(driver)).launcher.width).toBe(56);
      expect(await chat.focused()).toBe('button');
      expect(await driver.evaluate(() => document.documentElement.clientWidth)).toBe(tablet.width);
    });
  }
}

test('a bubble stands in each of the four corners, opens over its button, and is closed in its header', async ({
  driver,
  site,
  gateway,
}) => {
  for (const position of ['bottom-right', 'bottom-left', 'top-right', 'top-left']) {
    const offset = { 'launcher-position': position, 'launcher-offset': '{"x":30,"y":50}' };
    const page = site.tagged({ url: gateway.url, model: 'rehearsal/echo', ...offset });
    await openInFrame(driver, page, (frame) => site.page(frame));
    const chat = new EngineChat(driver);
    const distances = ({ left, right, top, bottom }: DOMRect): readonly number[] => [
      Math.round(position.includes('left') ? left : tablet.width - right),
      Math.round(position.includes('top') ? top : tablet.height - bottom),
    ];
    await expect.poll(async () => distances((await boxes(driver)).launcher), position).toEqual([30, 50]);
    await chat.open();
    await expect.poll(async () => distances((await boxes(driver)).panel), position).toEqual([30, 50]);
    await driver.click({ css: '.header button', name: 'Close chat' });
    await expect.poll(async () => distances((await boxes(driver)).launcher), position).toEqual([30, 50]);
  }
});
