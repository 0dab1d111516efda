import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ResolvedOptions } from '../../../../src/options/chat-options.js';
import { mount, nextFrames, type TestPanel } from '../../mount.js';

const key = 'causerie:default:size';
beforeEach(() => page.viewport(1280, 800));
afterEach(() => localStorage.clear());

/** A panel whose visitor has made it larger before. */
async function sized(kept: string, options: Partial<ResolvedOptions> = {}): Promise<TestPanel> {
  localStorage.setItem(key, kept);
  const panel = mount({ options });
  await panel.screen.findByRole('button', { name: /^Make/ });
  await nextFrames();
  return panel;
}

/** Its box once the motion of its opening has ended. */
async function boxOf(panel: TestPanel): Promise<DOMRect> {
  const dialog = panel.screen.getByRole('dialog');
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
  return dialog.getBoundingClientRect();
}

// The first of the file: once its code is there, every chat of the page offers it.
test('before a visitor has asked for it, nothing is stored and nothing loads', async () => {
  const panel = mount();
  await nextFrames();
  expect(localStorage.length).toBe(0);
  expect(panel.screen.queryByRole('button', { name: /^Make/ })).toBeNull();
});

test('the size that a visitor gave the panel is there the next time, and goes back to the usual one', async () => {
  const panel = await sized('[360,380]');
  expect(await boxOf(panel)).toMatchObject({ width: 360, height: 380 });
  panel.click('Make smaller');
  await nextFrames();
  expect((await boxOf(panel)).width).not.toBe(360);
  expect(localStorage.getItem(key)).toBeNull();
  panel.click('Make larger');
  await nextFrames();
  expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual([720, 2000]);
  const { left, top } = await boxOf(panel);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(top).toBeGreaterThanOrEqual(0);
});

test('what is damaged in the storage is no size', async () => {
  const panel = await sized('{"width":"<b>"}');
  panel.screen.getByRole('button', { name: 'Make larger' });
});

test('nothing is kept where the owner keeps no history', async () => {
  const panel = await sized('[360,380]', { history: 'none' });
  panel.click('Make smaller');
  panel.click('Make larger');
  expect(localStorage.getItem(key)).toBe('[360,380]');
});
