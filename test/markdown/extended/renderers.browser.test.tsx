import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { CodeBlockPart, LinkPart } from '../../../src/core/answer-renderers.js';
import { showAnswer, type Shown } from '../show.js';
import { loadEverything } from '../../support/load-everything.js';

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

function card(text: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

test('shows what a renderer returns, once the part is whole, and the usual view where it returns nothing', () => {
  const parts: CodeBlockPart[] = [];
  shown = showAnswer({
    renderers: {
      codeBlock(part) {
        parts.push(part);
        return part.language === 'chart' ? card(`chart of ${part.text}`) : undefined;
      },
    },
  });
  shown.show('```chart title\n1, 2', true);
  expect(parts).toEqual([]);
  shown.show('```chart title\n1, 2\n```\n\n```js\nx\n```\n', true);
  expect(shown.one('.custom', HTMLElement).textContent).toBe('chart of 1, 2');
  expect(shown.all('pre')).toHaveLength(1);
  const element = shown.all('.custom b')[0];
  shown.show('```chart title\n1, 2\n```\n\n```js\nx\n```\n\nmore', true);
  expect(shown.all('.custom b')[0]).toBe(element);
  expect(parts[0]).toEqual({ type: 'codeBlock', language: 'chart', info: 'chart title', text: '1, 2' });
  expect(parts).toHaveLength(2);
});

test('keeps what it made of a link while the text behind it grows', () => {
  const parts: LinkPart[] = [];
  shown = showAnswer({
    renderers: {
      link(part) {
        parts.push(part);
        return part.href.startsWith('https://shop.test/') ? [card(part.text), ' · '] : null;
      },
    },
  });
  const text = 'See [the chair](https://shop.test/1 "t") and [this](https://a.test).';
  for (let end = 1; end <= text.length; end++) shown.show(text.slice(0, end), true);
  expect(shown.one('.custom', HTMLElement).textContent).toBe('the chair · ');
  expect(shown.all('a')).toHaveLength(1);
  expect(parts).toEqual([
    { type: 'link', href: 'https://shop.test/1', title: 't', text: 'the chair' },
    { type: 'link', href: 'https://a.test/', title: '', text: 'this' },
  ]);
});

test('never reads a string as HTML, and gets no address that is not safe', () => {
  const link = vi.fn((part: LinkPart) => `<img src=x onerror=alert(1)>${part.text}`);
  shown = showAnswer({ renderers: { link } });
  shown.show('[a](https://a.test) [b](javascript:alert(1)) [c](/c)');
  expect(link).toHaveBeenCalledTimes(1);
  expect(shown.all('img')).toHaveLength(0);
  expect(shown.root.textContent).toContain('<img src=x onerror=alert(1)>a b c');
});

test('falls back to the usual view where a renderer throws, with one warning', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  shown = showAnswer({
    renderers: {
      table() {
        throw new Error('no');
      },
    },
  });
  shown.show('| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n');
  expect(shown.all('table')).toHaveLength(2);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});

test('gives images, tables and formulas as plain data', () => {
  const seen: unknown[] = [];
  const see = (part: unknown): undefined => void seen.push(part);
  shown = showAnswer({ renderers: { image: see, table: see, formula: see } });
  shown.show('![a *b*](https://a.test/x.png "t")\n\n| a | **b** |\n|---|---|\n| `1` |\n\n$x^2$\n');
  expect(seen).toEqual([
    { type: 'image', src: 'https://a.test/x.png', title: 't', alt: 'a b' },
    { type: 'table', header: ['a', 'b'], rows: [['1', '']] },
    { type: 'formula', tex: 'x^2', isBlock: false },
  ]);
});
