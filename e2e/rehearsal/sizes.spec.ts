import { budgetFiles } from '../../scripts/sizes.mjs';
import { expect, test } from '../support/test.js';

/** The files that the budgets count for a stage, as paths of the site. */
function counted(name: string): string[] {
  const budget = budgetFiles().find((budget) => budget.name === name);
  return (budget?.loaded ?? []).map((file) => `/causerie/${file.replace('browser/', '')}`).sort();
}

/** What the page has asked for, of the widget's files. */
function asked(names: readonly string[]): string[] {
  const paths = names.map((name) => new URL(name).pathname).filter((path) => path.startsWith('/causerie/'));
  return [...new Set(paths)].sort();
}

test('what the budgets count is what a visitor loads', async ({ page, site, gateway, chat }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked(requests)).toEqual(counted('closed'));
  await chat.open();
  // Told by the page in the moment the answer ends: what loads by itself a moment later is not needed for it.
  const atEnd = await chat.host.evaluateHandle((host) => {
    const loaded = { names: [] as string[] };
    host.addEventListener(
      'causerie:turn-end',
      () => (loaded.names = performance.getEntriesByType('resource').map(({ name }) => name)),
      { once: true },
    );
    return loaded;
  });
  await chat.send('A plain question');
  await chat.ended();
  expect(asked(await atEnd.evaluate(({ names }) => names))).toEqual(counted('first answer'));
});

const mixed = `## Two ways

- by [the shop](https://shop.test/)
- by post

| Way | Days |
|---|---|
| Shop | 1 |
| Post | 3 |

\`\`\`ts
const days: number = 3;
\`\`\`
`;

test('a first answer with a list, a link, a table and code needs nothing that the budgets do not count', async ({
  page,
  gateway,
  chat,
}) => {
  const needed = counted('first answer with a list, a link, a table and code');
  const given: string[] = [];
  await page.route('**/causerie/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (!needed.includes(pathname)) return route.abort();
    given.push(pathname);
    return route.continue();
  });
  gateway.rehearsal.nextScenario({ steps: [{ text: mixed }, { finish: 'stop' }] });
  await chat.start({ model: 'Technova', say: 'How do I order?' });
  await expect(chat.answers.getByRole('table')).toBeVisible();
  await expect(chat.answers.getByRole('link')).toBeVisible();
  // Its colours come last.
  await expect.poll(() => page.evaluate(() => [...CSS.highlights.keys()].join())).toContain('causerie-');
  expect(given.toSorted()).toEqual(needed);
});
