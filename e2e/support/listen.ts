import type { Page } from '@playwright/test';

declare global {
  interface Window {
    announced: string[];
  }
}

/** Writes down from now on, in order, what screen readers are told; the returned function reads it. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const announced: string[] = [];
    window.announced = announced;
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    if (!root) throw new Error('there is no chat');
    const live = '[aria-live="polite"],[aria-live="assertive"],[role="alert"],[role="status"],output';
    const last = new Map<Element, string>();
    const read = (): void => {
      for (const region of root.querySelectorAll(live)) {
        const text = region.textContent?.trim() ?? '';
        if (text && last.get(region) !== text) announced.push(text);
        last.set(region, text);
      }
    };
    read();
    announced.length = 0;
    new MutationObserver(read).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  return () => page.evaluate(() => window.announced);
}
