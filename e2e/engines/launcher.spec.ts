import { expect, test } from '../support/engines/engine-test.js';

test('the button is a circle, longer with words, and nothing where it is hidden', async ({ driver, site }) => {
  const look = async (attributes: string): Promise<readonly number[]> => {
    await driver.goto(
      site.page(`<script src="/dist/causerie.js" data-url="http://a.example" data-model="m" ${attributes}></script>`),
    );
    return driver.evaluate(() => {
      const box = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('button')?.getBoundingClientRect();
      return [box?.width ?? -1, box?.height ?? -1].map(Math.round);
    });
  };
  expect(await look('')).toEqual([56, 56]);
  const [width, height] = await look('data-launcher-label="Any questions?"');
  expect(width).toBeGreaterThan(130);
  expect(height).toBe(56);
  expect(await look('data-launcher-hidden')).toEqual([0, 0]);
});
