import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showAnswer, type Shown } from '../show.js';
import { loadEverything } from '../../support/load-everything.js';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

test('loads by themselves only the images that the owner allows, by origin and path', () => {
  shown = showAnswer({ images: { allow: ['https://cdn.test/shop/'] } });
  const allowed = ['https://cdn.test/shop/a.png', 'https://CDN.test:443/shop/b.png?x=1'];
  const others = [
    'https://cdn.test/other/a.png',
    'https://cdn.test/shopping/a.png',
    'https://cdn.test/shop/../other/a.png',
    'https://cdn.test/shop/%2e%2e/other/a.png',
    'https://cdn.test/shop/..%2fother/a.png',
    'https://cdn.test/shop/%252e%252e/other/a.png',
    'https://cdn.test/Shop/a.png',
    'http://cdn.test/shop/a.png',
    'https://cdn.test:8443/shop/a.png',
    'https://user@cdn.test/shop/a.png',
    'https://cdn.test@evil.test/shop/a.png',
    'https://cdn.test.evil.test/shop/a.png',
    'https://cdn.test\\\\@evil.test/shop/a.png',
  ];
  shown.show([...allowed, ...others].map((src) => `![x](<${src}>)`).join('\n\n'));
  const srcs = shown.all('img').map((image) => image.getAttribute('src'));
  expect(srcs).toEqual(['https://cdn.test/shop/a.png', 'https://cdn.test/shop/b.png?x=1']);
  for (const image of shown.all('img')) {
    expect([image.getAttribute('referrerpolicy'), image.hasAttribute('srcset')]).toEqual(['no-referrer', false]);
  }
});

test('shows a picture within the answer on a click, and takes none that could run', async () => {
  shown = showAnswer();
  shown.show(`![dot](${pixel}) ![bad](data:image/svg+xml;base64,PHN2Zz4=) ![bad](data:text/html;base64,PHN2Zz4=)`);
  expect(shown.all('button')).toHaveLength(1);
  await page.getByRole('button', { name: 'Load image' }).click();
  expect(shown.one('img', HTMLImageElement).src).toBe(pixel);
  expect(shown.root.textContent).toContain('bad bad');
});

test('says so where an image did not load, and lets the visitor try again', async () => {
  shown = showAnswer();
  shown.show(`![broken](data:image/png;base64,AAAA)`);
  await page.getByRole('button', { name: 'Load image' }).click();
  await expect.poll(() => shown.root.textContent, { timeout: 10_000 }).toContain('The image could not be loaded.');
  expect(shown.all('img')).toHaveLength(0);
});

test('relative links are text, unless they may lead into the site', () => {
  const text = '[a](/a?b#c) [b](b) [c](#top) [d](//evil.test) [e](\\\\evil.test) [f](/\\evil.test) [g](javascript:x)';
  shown = showAnswer();
  shown.show(text);
  expect(shown.all('a')).toHaveLength(0);
  shown.destroy();
  shown = showAnswer({ links: { relative: true } });
  shown.show(text);
  const links = shown.all('a').filter((link) => link instanceof HTMLAnchorElement);
  expect(links.map(({ textContent }) => textContent)).toEqual(['a', 'b', 'c']);
  expect(new Set(links.map(({ origin }) => origin))).toEqual(new Set([location.origin]));
  expect(links.every(({ target, rel }) => !target && rel === 'noopener noreferrer nofollow ugc')).toBe(true);
});
