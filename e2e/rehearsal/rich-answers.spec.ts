import { expectNoAxeFindings } from '../support/axe.js';
import { chunkOf } from '../support/chunks.js';
import { expect, test } from '../support/test.js';

/** Everything that an answer may hold beyond plain text. */
const rich = `# Prices

The area is $A = \\pi r^2$, about $5 or $10 a metre.[^1] See [the shop](https://shop.test/chairs) and www.example.org.

$$
\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}
$$

| Chair | Price | A column that is rather wide |
| ----- | ----: | ---------------------------- |
| Oak   | 120   | with a good many words in it |
| Pine  | 80    | and some more of them here   |

\`\`\`ts
// What one costs
export function price(name: string): number {
  return name === 'oak' ? 120 : 80.5;
}
\`\`\`

- [x] done
- [ ] to do

![A chair](https://img.test/chair.png)

> مرحبا بالعالم، هذا اقتباس

[^1]: Without the **delivery**.
`;

for (const scheme of ['light', 'dark'] as const) {
  test(`an answer with everything is usable, and axe finds nothing: ${scheme}`, async ({
    page,
    gateway,
    chat,
  }, info) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    gateway.rehearsal.nextScenario({ steps: [{ text: rich }, { finish: 'stop' }] });
    await chat.start({ model: 'Technova', say: 'Everything, please' });
    await chat.ended();
    const answer = chat.answers.last();
    await expect(answer.locator('math')).toHaveCount(2);
    await expect(answer.getByRole('button', { name: 'Copy as CSV' })).toBeVisible();
    await expect(answer.getByRole('button', { name: 'Copy code, ts' })).toBeVisible();
    await expect(answer.getByRole('button', { name: 'Load image' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(3);
    await answer.getByRole('button', { name: 'Footnote 1', exact: true }).click();
    await expect(answer.getByText('Without the delivery.')).toBeInViewport();
    await expectNoAxeFindings(page);
    await chat.panel.screenshot({ path: info.outputPath('end.png') });
    await answer.locator('h3').scrollIntoViewIfNeeded();
    await chat.panel.screenshot({ path: info.outputPath('start.png') });
    await answer.getByRole('button', { name: 'Copy code, ts' }).scrollIntoViewIfNeeded();
    await chat.panel.screenshot({ path: info.outputPath('middle.png') });
  });
}

test('a plain answer loads nothing more; one with a link loads one more file', async ({ site, gateway, chat }) => {
  const before = site.requests.length;
  gateway.rehearsal.nextScenario({
    steps: [{ text: '# Hi\n\nSome **bold** text.\n\n- one\n- two' }, { finish: 'stop' }],
  });
  await chat.start({ model: 'Technova', say: 'Plain' });
  await chat.ended();
  await expect(chat.answers.last().locator('strong')).toHaveText('bold');
  const more = (): number =>
    site.requests.slice(before).filter((path) => path === chunkOf('markdown/extended/extended.ts')).length;
  expect(more()).toBe(0);
  gateway.rehearsal.nextScenario({ steps: [{ text: 'See [this](https://a.test).' }, { finish: 'stop' }] });
  await chat.send('A link');
  await expect(chat.answers.last().getByRole('link')).toBeVisible();
  expect(more()).toBe(1);
});

test('a link becomes one when its definition comes, long after its paragraph', async ({ gateway, chat }) => {
  gateway.rehearsal.nextScenario({
    steps: [
      { text: 'See [the shop][shop] first.\n\nMore words.\n\n' },
      { wait: 1_500 },
      { text: '[shop]: https://shop.test/\n\nThe end.' },
      { finish: 'stop' },
    ],
  });
  await chat.start({ model: 'Technova', say: 'A link' });
  const answer = chat.answers.last();
  await expect(answer).toContainText('More words.');
  await expect(answer.getByRole('link')).toHaveCount(0);
  await expect(answer.getByRole('link', { name: 'the shop' })).toBeVisible();
});
