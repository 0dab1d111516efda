import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';

interface Told {
  readonly notifications: string[];
  readonly tones: number[];
}

declare global {
  interface Window {
    told: Told;
    setHidden(isHidden: boolean): void;
  }
}

/** A page whose tab the test puts into the background, with a browser that says how it was called. */
async function watchPage(page: Page, permission: 'granted' | 'default'): Promise<void> {
  await page.addInitScript((given) => {
    let permission = given;
    let isHidden = false;
    window.told = { notifications: [], tones: [] };
    Object.defineProperty(Document.prototype, 'hidden', { get: () => isHidden });
    window.setHidden = (next) => {
      isHidden = next;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    class RecordedNotification {
      static get permission(): string {
        return permission;
      }
      static async requestPermission(): Promise<string> {
        permission = 'granted';
        window.told.notifications.push('asked');
        return permission;
      }
      constructor(title: string, { body = '' }: NotificationOptions) {
        window.told.notifications.push(`${title}: ${body}`);
      }
      addEventListener(): void {}
      close(): void {
        window.told.notifications.push('closed');
      }
    }
    Object.defineProperty(window, 'Notification', { value: RecordedNotification });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (at) {
      window.told.tones.push(this.frequency.value);
      return start.call(this, at);
    };
  }, permission);
}

const told = (page: Page): Promise<Told> => page.evaluate(() => window.told);

test('an answer that the visitor stops is no news', async ({ page, chat }) => {
  await watchPage(page, 'granted');
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello', options: { notifications: 'true' } });
  await chat.streaming();
  await page.evaluate(() => window.setHidden(true));
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.host).toHaveAttribute('unread');
  expect(await told(page)).toEqual({ notifications: [], tones: [] });
});

test('the title, a notification and two tones tell of it, and coming back takes them away', async ({ page, chat }) => {
  await watchPage(page, 'granted');
  const options = { notifications: 'true', sound: 'true', title: 'Nova' };
  await chat.start({ say: 'One', options });
  await chat.ended();
  // What is seen is told to nobody.
  await expect(page).toHaveTitle('TechNova');
  await chat.composer.fill('Two');
  await page.evaluate(() => window.setHidden(true));
  await chat.composer.press('Enter');
  await expect(page).toHaveTitle('(1) TechNova');
  await expect(chat.host).toHaveAttribute('unread');
  expect(await told(page)).toEqual({ notifications: ['Nova: New answer'], tones: [659, 880] });
  await page.evaluate(() => window.setHidden(false));
  await expect(page).toHaveTitle('TechNova');
  await expect(chat.host).not.toHaveAttribute('unread');
  expect((await told(page)).notifications.at(-1)).toBe('closed');
});

test('the first answer is told as well, and a title that the page has changed stays', async ({ page, chat }) => {
  await watchPage(page, 'default');
  await chat.start({ options: { notifications: 'true' } });
  await page.evaluate(() => window.setHidden(true));
  await chat.send('One');
  await expect(page).toHaveTitle('(1) TechNova');
  await page.evaluate(() => (document.title = 'Basket'));
  await page.evaluate(() => window.setHidden(false));
  await expect(page).toHaveTitle('Basket');
  expect(await told(page)).toEqual({ notifications: [], tones: [] });
});

test('visitors are asked in the menu, once, and only where the owner wants it', async ({ page, chat }) => {
  await watchPage(page, 'default');
  const entry = chat.host.getByRole('button', { name: 'Notify me of new answers' });
  const menu = chat.host.getByRole('button', { name: 'Menu', exact: true });
  await chat.start({ options: { notifications: 'true' } });
  await menu.click();
  expect((await told(page)).notifications).toEqual([]);
  await entry.click();
  await expect(chat.composer).toBeFocused();
  expect((await told(page)).notifications).toEqual(['asked']);
  await menu.click();
  await expect(chat.host.getByRole('button', { name: 'Your data' })).toBeVisible();
  await expect(entry).toHaveCount(0);

  await chat.start();
  await menu.click();
  await expect(chat.host.getByRole('button', { name: 'Your data' })).toBeVisible();
  await expect(entry).toHaveCount(0);
});
