import type { Locator } from '@playwright/test';

/** Where an element stands in the window, in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Its place once whatever moves on the page, such as a panel that opens, has come to rest. */
export async function boxOf(locator: Locator): Promise<Box> {
  return locator.evaluate(async (element) => {
    const root = element.getRootNode();
    const running = [document, ...(root instanceof ShadowRoot ? [root] : [])].flatMap((tree) => tree.getAnimations());
    const ending = running.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });
}
