import { chromium, firefox, type Browser, type Frame, type Page } from '@playwright/test';
import { browserLaunch } from '../../../scripts/find-browser.mjs';
import { findFirefox } from '../../../scripts/find-engines.mjs';
import { findInChat, type Driver, type Engine, type NamedKey, type Place } from './driver.js';

export async function startChromium(): Promise<Engine> {
  return engineOf(await chromium.launch(browserLaunch()));
}

/** The system's own Firefox, over WebDriver BiDi. */
export async function startFirefox(): Promise<Engine> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed');
  return engineOf(await firefox.launch({ executablePath, channel: 'moz-firefox' }));
}

function engineOf(browser: Browser): Engine {
  return {
    async open() {
      const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, locale: 'en-US' });
      return new PlaywrightDriver(await context.newPage());
    },
    close: () => browser.close(),
  };
}

class PlaywrightDriver implements Driver {
  /** Where all happens. */
  #frame: Frame;

  constructor(readonly page: Page) {
    this.#frame = page.mainFrame();
  }

  async goto(url: string): Promise<void> {
    this.#frame = this.page.mainFrame();
    await this.page.goto(url);
  }

  async enterFrame(): Promise<void> {
    const [frame] = this.page.mainFrame().childFrames();
    if (!frame) throw new Error('the page has no frame');
    this.#frame = frame;
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  evaluate<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.#frame.evaluate(`(${run.toString()})(...${JSON.stringify(args)})`);
  }

  async click(place: Place): Promise<void> {
    const element = await this.#frame.waitForFunction(findInChat, place);
    await element.asElement()?.click();
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  press(key: NamedKey): Promise<void> {
    return this.page.keyboard.press(key);
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }
}
