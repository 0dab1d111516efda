import { expect, test } from '../support/engines/engine-test.js';
import type { TagOptions } from '../support/site.js';

test('the button is a circle, longer with words, and nothing where it is hidden', async ({ driver, site }) => {
  const look = async (options: TagOptions = {}): Promise<readonly number[]> => {
    await driver.goto(site.tagged({ url: 'http://a.example', model: 'm', ...options }));
    return driver.evaluate(() => {
      const box = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('button')?.getBoundingClientRect();
      return [box?.width ?? -1, box?.height ?? -1].map(Math.round);
    });
  };
  expect(await look()).toEqual([56, 56]);
  const [width, height] = await look({ 'launcher-label': 'Any questions?' });
  expect(width).toBeGreaterThan(130);
  expect(height).toBe(56);
  expect(await look({ 'launcher-hidden': '' })).toEqual([0, 0]);
});
