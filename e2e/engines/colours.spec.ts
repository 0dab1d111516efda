import { contrast, parseHex, toHex } from '../../src/core/colour.js';
import { colourTokens, faintPairs } from '../../src/core/contrast-pairs.js';
import { seededRandom } from '../../src/testing/seeded-random.js';
import { EngineChat } from '../support/engines/engine-chat.js';
import { expect, test } from '../support/engines/engine-test.js';
import { tokenColours } from '../support/tokens.js';

test('the glyph of the launcher can be read on any accent, before the chat is there', async ({ driver, site }) => {
  await driver.goto(site.tagged({ url: 'http://a.example', model: 'm', 'theme-accent': 'gold' }));
  const random = seededRandom(12);
  const accents = Array.from({ length: 200 }, () => toHex([random(), random(), random()]));
  const inks = await driver.evaluate((all) => {
    const host = document.querySelector<HTMLElement>('causerie-chat');
    const launcher = host?.shadowRoot?.querySelector('button');
    return all.map((accent) => {
      host?.style.setProperty('--causerie-accent', accent);
      return launcher ? getComputedStyle(launcher).color : '';
    });
  }, accents);
  const faint = accents.filter((accent, at) => {
    const [ink, plane] = [parseHex(inks[at]?.includes('1.1') ? '#fff' : '#000'), parseHex(accent)];
    return !ink || !plane || contrast(ink, plane) < 4.5;
  });
  expect(faint).toEqual([]);
  expect(new Set(inks).size).toBe(2);
});

test('an accent and a cream surface compute colours that can be read', async ({ driver, site, gateway }) => {
  const head = '<style>causerie-chat { --causerie-surface: #fffaf0; --causerie-accent: oklch(0.4 0.15 350) }</style>';
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, { head }));
  await new EngineChat(driver).open();
  const colours = await driver.evaluate(tokenColours, colourTokens);
  expect(faintPairs(colours)).toEqual([]);
  expect(colours).toMatchObject({ surface: '#fffaf0' });
});
