import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { writeDemo } from '../../scripts/demo-pages.mjs';
import { expectNoAxeFindings } from '../support/axe.js';
import { expect, test } from '../support/demo-site.js';

/** The page with the chat, in the playground. */
function framed(page: Page): FrameLocator {
  return page.frameLocator('#frame');
}

async function open(page: Page, origin: string, hash = ''): Promise<void> {
  await page.goto(`${origin}/playground/${hash}`);
  await expect(framed(page).getByRole('dialog')).toContainText('Online');
}

async function openSection(page: Page, title: string): Promise<void> {
  await page.locator('details.section > summary', { hasText: title }).evaluate((summary) => {
    summary.parentElement?.setAttribute('open', '');
  });
}

/** Every option of the schema by its path: the rows of a group in place of the group. */
function optionPaths(): string[] {
  interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly anyOf?: readonly Schema[];
  }
  const schema = JSON.parse(readFileSync('options.schema.json', 'utf8')) as Schema;
  return Object.entries(schema.properties ?? {}).flatMap(([name, { properties, anyOf = [] }]) => {
    const rows = properties ?? anyOf.find((form) => form.properties)?.properties;
    return rows ? Object.keys(rows).map((row) => `${name}.${row}`) : [name];
  });
}

test('every option has a control with a name and its documentation', async ({ page, demo }) => {
  await open(page, demo.origin);
  const controls = page.locator('[data-option]');
  const shown = await controls.evaluateAll((all) => all.map((control) => control.getAttribute('data-option')));
  expect(optionPaths().filter((path) => !shown.includes(path))).toEqual([]);
  expect(new Set(shown).size).toBe(shown.length);
  const undocumented = await controls.evaluateAll((all) =>
    all.filter((control) => !control.querySelector('.about')?.textContent).map((c) => c.getAttribute('data-option')),
  );
  expect(undocumented).toEqual([]);
});

test('what is chosen is seen in the living widget, undone, done again, and shared by the address', async ({
  page,
  demo,
}) => {
  await open(page, demo.origin);
  await page.getByRole('textbox', { name: 'Title', exact: false }).first().fill('Ask Maud');
  await expect(framed(page).getByRole('heading', { name: 'Ask Maud' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Good day!');
  await page.keyboard.press('Tab');
  await expect(framed(page).getByText('Good day!')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(framed(page).getByText('Good day!')).toBeHidden();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(framed(page).getByText('Good day!')).toBeVisible();
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(framed(page).getByRole('heading', { name: 'Ask Maud' })).toBeVisible();
  await expect(framed(page).getByText('Good day!')).toBeVisible();
});

test('no key, header or prompt is in the address', async ({ page, demo }) => {
  await open(page, demo.origin);
  await openSection(page, 'Server');
  await openSection(page, 'Visitors');
  await page.locator('#option-apiKey').fill('sk-secret-key');
  await page.locator('#option-systemPrompt').fill('a secret prompt');
  await page.locator('#option-title').fill('Named');
  await page.keyboard.press('Tab');
  await expect(page.locator('#codes')).toContainText('sk-secret-key');
  const hash = new URL(page.url()).hash.slice(1);
  const text = Buffer.from(hash, 'base64url').toString();
  expect(text).toContain('Named');
  expect(text).not.toContain('secret');
});

test('a brand colour makes a whole theme in which everything can be read, and a faint one is told', async ({
  page,
  demo,
}) => {
  await open(page, demo.origin);
  await page.locator('#theme-brand').fill('#ffd400');
  const pairs = page.locator('.pairs summary');
  await expect(pairs).toContainText('All');
  await openSection(page, 'Look');
  await page.locator('[data-group="theme"]').evaluate((group) => group.setAttribute('open', ''));
  await page.getByLabel('text, light', { exact: true }).fill('#eeeeee');
  await expect(pairs).toContainText('too faint');
  await page.locator('#theme-start').selectOption('midnight');
  await expect(pairs).toContainText('All');
  await expect(framed(page).getByRole('dialog')).toHaveCSS('background-color', 'rgb(244, 247, 255)');
});

test('scenarios play, and the doctor examines, without a server', async ({ page, demo }) => {
  await open(page, demo.origin);
  await openSection(page, 'Server');
  await page.locator('.scenario-box > summary').click();
  await page
    .getByRole('button', { name: 'status-400', exact: false })
    .or(page.getByRole('button', { name: 'quota' }))
    .first()
    .click();
  await expect(framed(page).getByRole('button', { name: 'Retry', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ask the connection doctor' }).click();
  await expect(page.locator('.findings')).toContainText('All is well.');
});

test('a mistake is told in a sentence', async ({ page, demo }) => {
  await open(page, demo.origin);
  await openSection(page, 'Place');
  await page.getByRole('button', { name: 'Empty' }).click();
  await page.locator('#option-placement').selectOption('inline');
  await expect(page.locator('#mistake')).toContainText('container');
  await page.getByRole('button', { name: 'With content' }).click();
  await expect(page.locator('#mistake')).toBeEmpty();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the playground, ${scheme}`, async ({ page, demo }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page, demo.origin);
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    for (const size of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await expectNoAxeFindings(page, 'body > header, main');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test('the playground is static files that work under any path of a host', async ({ page, startGateway }) => {
  const folder = await mkdtemp(join(tmpdir(), 'causerie-demo-'));
  try {
    writeDemo(folder);
    const { origin } = await startGateway({ serve: { '/some/path/': folder } });
    await open(page, `${origin}/some/path`);
    await page.goto(`${origin}/some/path/states/?state=menu`);
    await expect(page.locator('html')).toHaveAttribute('data-state', 'menu');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the keyboard alone names the assistant, chooses a phone and comes to the code', async ({ page, demo }) => {
  await open(page, demo.origin);
  await page.locator('#option-title').focus();
  await page.keyboard.type('Maud');
  await page.keyboard.press('Enter');
  await expect(framed(page).getByRole('heading', { name: 'Maud' })).toBeVisible();
  await page.getByRole('button', { name: 'Phone' }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#device')).toHaveAttribute('data-device', 'phone');
  await page.locator('#to-code').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#copy-code')).toBeFocused();
});
