import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { AnswerWork } from '../../../src/markdown/extended/view/late-work.js';
import { loadEverything } from '../../support/load-everything.js';
import { showAnswer, type Shown } from '../show.js';

let shown: Shown;

beforeAll(async () => {
  await loadEverything();
  // The code of formulas is there from the first one on.
  shown = showAnswer();
  shown.show('$x$');
  await vi.waitUntil(() => shown.all('math').length === 1, { timeout: 10_000 });
  shown.destroy();
});
afterEach(() => shown.destroy());

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

test('sets a few formulas at once', async () => {
  await nextFrame();
  shown = showAnswer();
  shown.show('So $a$ and $b$.');
  expect(shown.all('math')).toHaveLength(2);
});

test('an answer works for 2 s and no longer', async () => {
  const work = new AnswerWork(false);
  let steps = 0;
  work.add(() => {
    for (const since = performance.now(); performance.now() - since < 50;);
    return ++steps > 0;
  });
  await vi.waitUntil(() => work.isOver, { timeout: 50_000 });
  await nextFrame();
  await nextFrame();
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThanOrEqual(41);
  expect(work.tryNow(() => 1)).toBeUndefined();
  shown = showAnswer();
});

test('sets many formulas over several frames, and those beyond the budget of the answer stay TeX', async () => {
  const long = String.raw`\frac{a_1}{b^2}+`.repeat(90);
  shown = showAnswer();
  shown.show(`$$${long}x$$\n\n`.repeat(300));
  let most = 0;
  let last = 0;
  for (let still = 0; still < 40;) {
    const since = performance.now();
    await nextFrame();
    const { length } = shown.all('math');
    still = length === last ? still + 1 : 0;
    most = Math.max(most, length - last);
    last = length;
    if (performance.now() - since > 60_000) break;
  }
  const rest = shown.all('div.tex > code').length;
  expect(last).toBeGreaterThan(0);
  expect(last + rest).toBe(300);
  // One of them takes more than a millisecond.
  expect(most).toBeLessThan(100);
}, 60_000);

test('colours one block after the other, and takes all colours back', async () => {
  shown = showAnswer();
  shown.show('```js\nconst a = "x";\n```\n\n'.repeat(40));
  const count = (): number => CSS.highlights.get('causerie-string')?.size ?? 0;
  await expect.poll(count, { timeout: 10_000 }).toBe(40);
  shown.destroy();
  expect(count()).toBe(0);
});

test('long code is laid out in boxes of whole lines, and is copied and coloured as one text', async () => {
  shown = showAnswer();
  const code = Array.from({ length: 500 }, (_, i) => (i % 50 ? `let a${i} = "${i}";` : '')).join('\n');
  shown.show(`\`\`\`js\n${code.slice(0, 9_000)}`, true);
  shown.show(`\`\`\`js\n${code}\n\`\`\``);
  const box = shown.one('pre > code', HTMLElement);
  await expect.poll(() => box.textContent, { timeout: 20_000 }).toBe(code);
  expect(shown.all('.lines').length).toBeGreaterThan(1);
  const lineHeight = parseFloat(getComputedStyle(box).lineHeight);
  const heights = shown.all('.lines').map((lines) => lines.getBoundingClientRect().height);
  // Each line is rounded to a part of a pixel.
  const lines = heights.reduce((sum, height) => sum + height) / lineHeight;
  expect(lines).toBeGreaterThan(499.1);
  expect(lines).toBeLessThan(500.9);
  getSelection()?.selectAllChildren(box);
  expect(String(getSelection()).trim()).toBe(code.trim());
  await expect.poll(() => CSS.highlights.get('causerie-string')?.size ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
  for (const range of CSS.highlights.get('causerie-string') ?? []) expect(String(range)).toMatch(/^"\d+"$/);
}, 60_000);

test('paints the code that is seen, where a page has much of it', async () => {
  shown = showAnswer();
  const line = 'const a = "x";\n';
  shown.show(`\`\`\`js\n${line.repeat(900)}\`\`\`\n\n${`\`\`\`js\n${line.repeat(30)}\`\`\`\n\n`.repeat(12)}`);
  const painted = (): readonly AbstractRange[] => [...(CSS.highlights.get('causerie-string') ?? [])];
  const isPainted = (at: number): boolean =>
    painted().some(({ startContainer }) => shown.all('code').at(at)?.contains(startContainer));
  const isSeenPainted = (): boolean =>
    painted().some((range) => {
      const top = range instanceof Range ? range.getBoundingClientRect().top : -1;
      return top > 0 && top < innerHeight;
    });
  await expect.poll(() => shown.all('code').length, { timeout: 20_000 }).toBe(13);
  await expect.poll(isSeenPainted, { timeout: 20_000 }).toBe(true);
  shown.all('code').at(-1)?.scrollIntoView();
  await expect.poll(() => isPainted(-1), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => isPainted(0), { timeout: 20_000 }).toBe(false);
  // Half way down the long block, too.
  const long = shown.all('code').at(0)?.getBoundingClientRect();
  scrollBy(0, (long?.top ?? 0) + (long?.height ?? 0) / 2);
  await expect.poll(isSeenPainted, { timeout: 20_000 }).toBe(true);
  expect([...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(1_000);
}, 90_000);
