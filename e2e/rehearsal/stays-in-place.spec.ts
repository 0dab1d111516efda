import { expect, test } from '../support/test.js';

const rich = `A [link](https://example.com/${'a'.repeat(40)}) and [another](https://example.com/b).

| ${'wide '.repeat(30)} | B | C |
|---|---|---|
| [in a table](https://example.com/c) | two | ${'x'.repeat(120)} |

\`\`\`js
${'const value = 1; '.repeat(30)}
\`\`\`

- [x] done
- [ ] open

${'Words that fill the panel. '.repeat(120)}

A note[^1].

[^1]: [Its link](https://example.com/d).
`;

/** Boxes that scroll on purpose. */
const scrollers = '.scroller, .menu-body, .passages, textarea, pre, .table, .tex, .custom, .data';

test('whatever is scrolled into view, no box of the panel but those that scroll moves', async ({ page, chat }) => {
  await chat.start({ say: rich });
  await chat.ended();
  await expect(chat.host.getByRole('button', { name: 'Copy answer' })).toBeVisible();
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await expect(chat.host.locator('.menu-sheet')).toBeVisible();
  const moved = await chat.host.evaluate((host, scrollers) => {
    const moved: string[] = [];
    const all = host.shadowRoot?.querySelectorAll<HTMLElement>('.panel, .panel *') ?? [];
    const text = host.shadowRoot?.querySelectorAll<HTMLElement>('.unseen, a, button, time, td, li, input, small') ?? [];
    for (const element of text) {
      for (const block of ['start', 'end', 'center'] as const) element.scrollIntoView({ block, inline: block });
      for (const box of all) {
        if ((box.scrollTop || box.scrollLeft) && !box.matches(scrollers))
          moved.push(`${box.localName}.${box.className}`);
      }
    }
    return [...new Set(moved)];
  }, scrollers);
  expect(moved).toEqual([]);
  const header = await chat.host.locator('.header').boundingBox();
  const panel = await chat.panel.boundingBox();
  expect(header?.y).toBeGreaterThanOrEqual((panel?.y ?? NaN) - 1);
  expect(await page.evaluate(() => scrollX)).toBe(0);
});

test('the log scrolls no further than its messages, and never sideways', async ({ chat }) => {
  await chat.start({ say: rich });
  await chat.ended();
  const { width, room, end } = await chat.log.evaluate((log) => {
    log.scrollTop = 1e6;
    log.scrollLeft = 1e6;
    const last = log.querySelector('.turns')?.getBoundingClientRect().bottom ?? NaN;
    return { width: log.scrollLeft, room: log.getBoundingClientRect().bottom, end: last };
  });
  expect(width).toBe(0);
  expect(Math.abs(end - room)).toBeLessThanOrEqual(1);
});
