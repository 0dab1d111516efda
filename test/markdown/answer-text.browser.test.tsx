import { signal } from '@preact/signals-core';
import { options, render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AnswerText, markdownCss } from '../../src/markdown/answer-text.js';
import { labels } from './labels.js';
import { loadEverything } from '../support/load-everything.js';

let root: HTMLElement | undefined;

beforeAll(loadEverything);

afterEach(() => {
  if (root) render(null, root);
  root?.remove();
  root = undefined;
});

function show(text: string, isStreaming = false): HTMLElement {
  root ??= document.body.appendChild(document.createElement('div'));
  void act(() => root && render(<AnswerText text={text} isStreaming={isStreaming} labels={labels} />, root));
  return root;
}

function one<T extends Element>(selector: string, type: new () => T): T {
  const found = root?.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`no ${selector}`);
  return found;
}

test('shows headings below those of the panel', () => {
  const shown = show('# a\n\n## b\n\n#### d\n\n##### e\n\n###### f');
  const levels = [...shown.querySelectorAll('h3,h4,h5,h6')].map((h) => [h.localName, h.ariaLevel, h.textContent]);
  expect(levels).toEqual([
    ['h3', null, 'a'],
    ['h4', null, 'b'],
    ['h6', null, 'd'],
    ['h6', '7', 'e'],
    ['h6', '8', 'f'],
  ]);
});

test('opens links beside the page, and says so', async () => {
  show('[the docs](https://example.org/a) [mail](mailto:a@b.test) [here](/x) [top](#y) [run](javascript:alert(1))');
  const link = one('a', HTMLAnchorElement);
  expect(link.target).toBe('_blank');
  expect(link.rel).toBe('noopener noreferrer nofollow ugc');
  await expect.element(page.getByRole('link', { name: 'the docs (opens in a new tab)' })).toBeInTheDocument();
  expect([...(root?.querySelectorAll('a') ?? [])].map((a) => a.href)).toEqual([
    'https://example.org/a',
    'mailto:a@b.test',
  ]);
  expect(root?.textContent).toContain('here top run');
});

test('names the true host behind a text that looks like another', () => {
  show('[https://bank.test/login](https://evil.test/login)');
  expect(one('a .host', HTMLElement).textContent).toBe('evil.test');
});

test('copies code as it is shown, and says so until the focus leaves', async () => {
  const written: string[] = [];
  const original = navigator.clipboard.writeText;
  navigator.clipboard.writeText = async (text) => void written.push(text);
  try {
    show('```js title\nlet a = 1;\n\u202elet b;\n```');
    const button = page.getByRole('button', { name: 'Copy code, js' });
    await button.click();
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(written).toEqual(['let a = 1;\nlet b;']);
    one('button[aria-label]', HTMLButtonElement).blur();
    await expect.element(button).toBeInTheDocument();
  } finally {
    navigator.clipboard.writeText = original;
  }
});

test('shows tables with scopes and alignment, in a box that can be reached and scrolled', () => {
  show('| a | b |\n|---|--:|\n| 1 |\n| c<br>d | 2 | 3 |');
  const region = one('[role=group]', HTMLElement);
  expect([region.tabIndex, region.ariaLabel]).toEqual([0, 'Table']);
  expect([...region.querySelectorAll('th')].map((th) => th.scope)).toEqual(['col', 'col']);
  expect([...region.querySelectorAll('tbody tr')].map((row) => row.children.length)).toEqual([2, 2]);
  expect(region.querySelector('td.right')?.textContent).toBe('');
  expect(region.querySelectorAll('br')).toHaveLength(1);
});

test('shows tasks as boxes that cannot be ticked, lists with their number, raw HTML as text', () => {
  show('- [x] done\n- [ ] open\n\n3. three\n\n<b onclick=alert(1)>bold</b>\n\n<div>\nx\n</div>');
  const boxes = [...(root?.querySelectorAll('input') ?? [])].map((box) => [box.checked, box.disabled, box.ariaLabel]);
  expect(boxes).toEqual([
    [true, true, 'Done'],
    [false, true, 'To do'],
  ]);
  expect(one('ol', HTMLOListElement).start).toBe(3);
  expect(root?.textContent).toContain('<b onclick=alert(1)>bold</b>');
  expect(root?.textContent).toContain('<div>\nx\n</div>');
});

test('asks for an image only when the visitor says so, and for no other in its place', async () => {
  const image = 'data-free.test';
  show(`![a cat](https://${image}/cat.png "t") ![x](/local.png) ![y](data:image/svg+xml;base64,AA)`);
  expect(root?.querySelector('img')).toBeNull();
  expect(root?.textContent).toBe(`a catImage from ${image}Load image x y`);
  // No such host: the image may be gone again when the click has returned.
  const images: HTMLImageElement[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) images.push(...[...addedNodes].filter((n) => n instanceof HTMLImageElement));
  });
  if (root) observer.observe(root, { subtree: true, childList: true });
  await page.getByRole('button', { name: 'Load image' }).click();
  observer.disconnect();
  expect(images.map(({ src, alt, referrerPolicy }) => [src, alt, referrerPolicy])).toEqual([
    [`https://${image}/cat.png`, 'a cat', 'no-referrer'],
  ]);
  show(`![a dog](https://${image}/dog.png)`);
  expect(root?.querySelector('img')).toBeNull();
});

test('shows an image within a link as its text, since a button in a link cannot be pressed', () => {
  show('[![build](https://a.test/badge.svg)](https://b.test)');
  expect(root?.querySelector('button')).toBeNull();
  expect(one('a', HTMLAnchorElement).textContent).toContain('build');
});

test('changes only the elements that a delta belongs to', () => {
  const text = signal('# Title\n\nFirst **paragraph**.\n\n- one\n- two\n');
  root = document.body.appendChild(document.createElement('div'));
  const target = root;
  void act(() => render(<AnswerText text={text} isStreaming labels={labels} />, target));
  const before = [...target.querySelectorAll('*')];
  const changed: Node[] = [];
  const observer = new MutationObserver((records) => changed.push(...records.map((record) => record.target)));
  observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
  void act(() => {
    text.value += '- three';
  });
  changed.push(...observer.takeRecords().map((record) => record.target));
  observer.disconnect();
  expect(target.querySelectorAll('li')).toHaveLength(3);
  expect(before.every((node) => node.isConnected)).toBe(true);
  expect(new Set(changed)).toEqual(new Set([one('ul', HTMLUListElement)]));
});

test.each([
  ['list', (i: number) => `- item **${i}**\n`, '- one more'],
  ['table', (i: number) => `${i ? '' : '|a|b|\n|-|-|\n'}| ${i} | x |\n`, '| one | more'],
  ['paragraph', (i: number) => `Some **bold** word ${i} and \`code\`. `, 'And one more'],
  ['fence', (i: number) => `${i ? '' : '```\n'}let a${i};\n`, 'let extended'],
  ['answer', (i: number) => `Paragraph **${i}**.\n\n`, 'And one more'],
])('renders as much for a delta at the end of a long %s as at the end of a short one', async (_, line, delta) => {
  async function nodesFor(lines: number): Promise<number> {
    const text = Array.from({ length: lines }, (_, i) => line(i)).join('');
    for (let end = 2_000; end < text.length; end += 2_000) show(text.slice(0, end), true);
    show(text, true);
    // What came faster than it is read is read over the next frames; until then a delta brings a slice of it.
    await expect.poll(() => root?.textContent, { timeout: 10_000 }).toContain(String(lines - 1));
    const original = options.vnode;
    let count = 0;
    options.vnode = (node) => {
      count++;
      original?.(node);
    };
    show(text + delta, true);
    if (original) options.vnode = original;
    else delete options.vnode;
    return count;
  }
  const short = await nodesFor(100);
  expect(await nodesFor(2_000)).toBeLessThan(short + 150);
});

test('keeps the elements of a long paragraph while it grows', () => {
  const start = 'Some **bold** words and `code`. '.repeat(60);
  show(start, true);
  const first = one('strong', HTMLElement);
  for (let i = 0; i < 40; i++) show(start + 'more *words* come '.repeat(i), true);
  expect(one('strong', HTMLElement)).toBe(first);
  show(`${start}${'more *words* come '.repeat(39)}`);
  expect(one('strong', HTMLElement)).toBe(first);
  expect(root?.querySelectorAll('em')).toHaveLength(39);
});

test('shows marks of the sources there are, and only those, in text but not in code or links', () => {
  root = document.body.appendChild(document.createElement('div'));
  const target = root;
  const mark = (number: number): VNode => <button type="button">source {number}</button>;
  const text = 'So it is [1], and [2, 3], not [4] or `[1]`, nor [[1]](https://a.test) [x][1]';
  const view = (count: number): void => {
    const marks = count ? { count, render: mark } : undefined;
    void act(() => render(<AnswerText text={text} isStreaming labels={labels} marks={marks} />, target));
  };
  view(0);
  expect(target.querySelector('button')).toBeNull();
  expect(target.textContent).toContain('[1], and [2, 3], not [4] or [1], nor [1]');
  view(2);
  expect([...target.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['source 1', 'source 1']);
  view(3);
  expect([...target.querySelectorAll('button')].map((button) => button.textContent)).toEqual([
    'source 1',
    'source 2',
    'source 3',
    'source 1',
  ]);
  expect(target.querySelector('a, code')?.querySelector('button')).toBeNull();
});

test('starts over when the text is another one', () => {
  show('First **text**', true);
  show('Second');
  expect(root?.innerHTML).not.toContain('First');
  expect(root?.textContent).toBe('Second');
});

test('reads a long text over several frames, and all of it', async () => {
  const text = Array.from({ length: 3_000 }, (_, i) => `- item ${i}\n`).join('');
  show(text);
  expect(root?.querySelectorAll('li').length).toBeLessThan(3_000);
  await expect.poll(() => root?.querySelectorAll('li').length, { timeout: 10_000 }).toBe(3_000);
  expect(root?.querySelector('li:last-child')?.textContent).toBe('item 2999');
});

test('resolves a link whose definition comes later, without touching the rest', () => {
  show('See [the docs].\n\nText.\n\n', true);
  const [first, second] = root?.querySelectorAll('p') ?? [];
  show('See [the docs].\n\nText.\n\n[the docs]: https://example.org\n\n', true);
  expect(one('a', HTMLAnchorElement).href).toBe('https://example.org/');
  expect([...(root?.querySelectorAll('p') ?? [])]).toEqual([first, second]);
});

test('gives each outermost block the direction of its own text', () => {
  show('مرحبا\n\nhello\n\n- قائمة');
  const directions = [...(root?.querySelectorAll('p, ul') ?? [])].map((block) => getComputedStyle(block).direction);
  expect(directions).toEqual(['rtl', 'ltr', 'rtl', 'rtl']);
});

test('stays in its box', () => {
  root = document.body.appendChild(document.createElement('div'));
  root.style.width = '300px';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markdownCss);
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets.push(sheet);
  show(
    `${'a'.repeat(500)}\n\n[x](https://${'a'.repeat(60)}.${'b'.repeat(60)}.test/)\n\n    ${'code '.repeat(100)}\n\n${'| a '.repeat(60)}|\n${'|---'.repeat(60)}|`,
  );
  const width = root.scrollWidth;
  document.adoptedStyleSheets = before;
  expect(width).toBeLessThanOrEqual(300);
});
