import { expect } from 'vitest';
import type { Message } from '../../../src/core/message.js';
import { answerMessage, userMessage } from '../fake-chat.js';
import { mount, nextFrames, type MountOptions, type TestPanel } from '../mount.js';

/** Turns of unequal height, from one number up to another. */
export function turns(from: number, to: number): Message[] {
  return Array.from({ length: to - from }, (_, i) => {
    const text = Array.from({ length: 1 + ((from + i) % 5) }, (_, line) => `Answer ${from + i}, line ${line}.`);
    return [userMessage(`${from + i}`, `question ${from + i}`), answerMessage(`${from + i}`, text.join('\n\n'))];
  }).flat();
}

export async function mounted(options: MountOptions): Promise<TestPanel> {
  const panel = mount(options);
  await expect.poll(() => panel.log.querySelector('.room, .earlier')).not.toBeNull();
  // While it opens, the panel is scaled, and with it every distance.
  for (const animation of panel.log.closest('dialog')?.getAnimations() ?? []) animation.finish();
  await settled(panel);
  return panel;
}

export async function settled(panel: TestPanel): Promise<void> {
  let before = '';
  await expect
    .poll(async () => {
      await nextFrames();
      const now = `${panel.log.scrollTop} ${panel.log.scrollHeight} ${articles(panel).length}`;
      const isSame = now === before;
      before = now;
      return isSame;
    })
    .toBe(true);
}

export function articles({ log }: TestPanel): HTMLElement[] {
  return [...log.querySelectorAll<HTMLElement>('article')];
}

/** The visitor's messages that can be seen, with their distance from the top. */
export function seen({ log }: TestPanel): Map<string, number> {
  const { top, bottom } = log.getBoundingClientRect();
  const found = [...log.querySelectorAll<HTMLElement>('article[data-role="user"]')].map(
    (article) => [article.textContent?.match(/question \d+/)?.[0] ?? '', article.getBoundingClientRect()] as const,
  );
  return new Map(found.filter(([, r]) => r.bottom > top && r.top < bottom).map(([name, r]) => [name, r.top - top]));
}

export function distanceToEnd({ log }: TestPanel): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}
