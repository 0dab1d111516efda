import type { Page } from '@playwright/test';
import type { StartedChat } from '../support/chat.js';
import { expect, test } from '../support/test.js';

// Sizes, room, motion and colours; each test is a row of test/fixtures/corpora/a11y.jsonl.

/** The rehearsal's answer with everything that markdown has, and what can be done with it. */
async function answered(page: Page, chat: StartedChat): Promise<void> {
  await chat.start({ model: 'rehearsal/markdown', say: 'Show me everything' });
  await chat.ended();
  await expect(chat.answers.getByRole('button', { name: 'Copy answer' })).toBeAttached();
}

/** Elements whose text is cut off or that stick out of the panel. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const panel = root?.querySelector('.panel')?.getBoundingClientRect();
    if (!root || !panel) throw new Error('there is no panel');
    return [...root.querySelectorAll<HTMLElement>('.panel *')].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || style.visibility === 'hidden' || element.closest('.unseen, svg, [inert]')) return [];
      // Wide code, tables and formulas scroll by themselves; what scrolls shows the rest.
      if (element.closest('pre, .table, .table-box, .formula, .grip, .grow')) return [];
      const isOut = box.left < panel.left - 1 || box.right > panel.right + 1;
      const isClipped = style.overflowY === 'clip' && element.scrollHeight > element.clientHeight + 2;
      return isOut || isClipped ? [`${element.localName}.${element.className} ${isOut ? 'out' : 'clipped'}`] : [];
    });
  });
}

for (const isTouch of [false, true]) {
  test.describe(isTouch ? 'with touch' : 'with a mouse', () => {
    test.use(isTouch ? { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } } : {});

    test(`aa-037 targets are large enough${isTouch ? ', 44 px on touch' : ''}`, async ({ page, chat }) => {
      await answered(page, chat);
      const least = isTouch ? 44 : 24;
      const small = await page.evaluate((least) => {
        const root = document.querySelector('causerie-chat')?.shadowRoot;
        // Links and marks in a sentence are as high as its line.
        return [...(root?.querySelectorAll<HTMLElement>('button, input, textarea, [role="button"]') ?? [])]
          .filter((control) => !control.closest('p, li .markdown') && control.getClientRects().length > 0)
          .map((control) => {
            const { width, height } = control.getBoundingClientRect();
            return { name: control.getAttribute('aria-label') ?? control.textContent, width, height };
          })
          .filter(({ name, width, height }) => name !== 'Message' && (width < least - 0.5 || height < least - 0.5));
      }, least);
      expect(small).toEqual([]);
    });
  });
}

test('aa-038 a button makes the panel larger and smaller, as drawing its corner does', async ({ page, chat }) => {
  await answered(page, chat);
  const width = async (): Promise<number> => (await chat.panel.boundingBox())?.width ?? 0;
  const before = await width();
  await chat.host.getByRole('button', { name: 'Make larger' }).click();
  await expect.poll(width).toBeGreaterThan(before);
  await chat.host.getByRole('button', { name: 'Make smaller' }).click();
  await expect.poll(width).toBe(before);
});

test('aa-042 at 320 px nothing scrolls in two directions', async ({ page, chat }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await answered(page, chat);
  expect(await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);
  expect(await cutOff(page)).toEqual([]);
});

test('aa-043 no text is cut off with the spacing of WCAG 1.4.12', async ({ page, chat }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await answered(page, chat);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
    );
    document.querySelector('causerie-chat')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  });
  expect(await cutOff(page)).toEqual([]);
  expect(await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);
});

test('aa-044 at 200 % zoom all is there and can be used', async ({ page, chat }) => {
  // The window that a zoom of 200 % leaves of 1280 × 800.
  await page.setViewportSize({ width: 640, height: 400 });
  await answered(page, chat);
  expect(await cutOff(page)).toEqual([]);
  await chat.send('And now?');
  await chat.ended();
  await expect(chat.visitor).toHaveCount(2);
  const room = await chat.log.evaluate((log) => log.clientHeight);
  expect(room).toBeGreaterThan(100);
});

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('aa-046 nothing is animated and nothing scrolls smoothly', async ({ page, chat }) => {
    await chat.start({ model: 'rehearsal/no-headers', say: 'Hello' });
    const moving = (): Promise<number> =>
      page.evaluate(() => {
        const root = document.querySelector('causerie-chat')?.shadowRoot;
        return root?.getAnimations().filter(({ playState }) => playState === 'running').length ?? -1;
      });
    expect(await moving()).toBe(0);
    await chat.panel.getByRole('button', { name: 'Menu' }).click();
    await expect(chat.host.getByRole('region', { name: 'Menu' })).toBeVisible();
    expect(await moving()).toBe(0);
    expect(await chat.log.evaluate((log) => getComputedStyle(log).scrollBehavior)).toBe('auto');
  });
});

test('aa-047 nothing flashes: whatever repeats takes more than a third of a second', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello' });
  await chat.streaming();
  const periods = await page.evaluate(() => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const sheets = root?.adoptedStyleSheets ?? [];
    const rules = sheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSStyleRule);
    return rules
      .map(({ style }) => style.animation)
      .filter((animation) => animation.includes('infinite'))
      .map((animation) => /([\d.]+)(m?s)\b/.exec(animation) ?? [])
      .map(([, count, unit]) => Number(count) * (unit === 'ms' ? 1 : 1000));
  });
  expect(periods.length).toBeGreaterThan(0);
  for (const period of periods) expect(period).toBeGreaterThan(334);
});

test('aa-050 a reader who scrolled up stays there while the answer comes', async ({ page, chat }) => {
  await chat.start({ say: Array.from({ length: 60 }, (_, at) => `line ${at}`).join('\n\n') });
  await chat.ended();
  await chat.send(Array.from({ length: 300 }, (_, at) => `word${at}`).join(' '));
  await chat.streaming();
  await chat.log.hover();
  await page.mouse.wheel(0, -600);
  await expect
    .poll(() => chat.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop))
    .toBeGreaterThan(100);
  const before = await chat.log.evaluate((log) => log.scrollTop);
  await chat.ended();
  expect(Math.abs((await chat.log.evaluate((log) => log.scrollTop)) - before)).toBeLessThanOrEqual(1);
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('aa-062 with forced colours borders and icons are still there', async ({ page, chat }) => {
    await answered(page, chat);
    const seen = await page.evaluate(() => {
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      const style = (selector: string): CSSStyleDeclaration | undefined => {
        const element = root?.querySelector(selector);
        return element ? getComputedStyle(element) : undefined;
      };
      const canvas = style('.panel')?.backgroundColor;
      const icons = [...(root?.querySelectorAll('.panel .icon') ?? [])].map((icon) => getComputedStyle(icon));
      return {
        panel: style('.panel')?.borderTopWidth,
        bubble: style('.bubble')?.borderTopWidth,
        send: style('.send')?.borderTopWidth,
        field: style('.field')?.borderTopWidth,
        icons: icons.length,
        lost: icons.filter(({ stroke, fill }) => stroke === canvas && (fill === canvas || fill === 'none')).length,
      };
    });
    expect(seen).toMatchObject({ panel: '2px', bubble: '1px', send: '1px', field: '1px', lost: 0 });
    expect(seen.icons).toBeGreaterThan(5);
  });
});
