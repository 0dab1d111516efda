import { readFile } from 'node:fs/promises';
import { expectNoAxeFindings } from '../support/axe.js';
import { parseBundle, replayBundle } from '../support/gateway.js';
import { expect, test } from '../support/test.js';

const key = 'sk-0123456789abcdef0123456789abcdef';

test('the page’s address calls the doctor, who says that all is well', async ({ page, site, gateway, chat }) => {
  const address = site.tagged({ url: gateway.url, model: 'Technova', debug: '' });
  await page.goto(`${address}?causerie-doctor`);
  const doctor = chat.host.getByRole('dialog', { name: 'Connection doctor' });
  await expect(doctor.getByRole('status').first()).toHaveText('Everything works.');
  await expect(doctor.getByRole('listitem')).toHaveCount(10);
  await expect(doctor.getByRole('listitem').last()).toContainText('The model answers');
  await expectNoAxeFindings(page);
  await page.keyboard.press('Escape');
  await expect(doctor).toHaveCount(0);
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
});

test('without debug the page’s address does nothing', async ({ page, site, gateway, chat }) => {
  const address = site.tagged({ url: gateway.url, model: 'Technova' });
  await page.goto(`${address}?causerie-doctor`);
  await chat.open();
  await expect(chat.panel).toContainText('Online');
  await expect(chat.host.getByRole('dialog', { name: 'Connection doctor' })).toHaveCount(0);
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await expect(chat.host.getByText('Your conversations will appear here.')).toBeVisible();
  await expect(chat.host.getByRole('button', { name: 'Connection doctor' })).toHaveCount(0);
});

test('a problem is named with its fix, and copied as text and as JSON without the key', async ({
  page,
  chat,
  context,
  startGateway,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const locked = await startGateway({ keys: [key], apiKeysEnabled: false });
  await chat.start({ gateway: locked, model: 'Technova', options: { 'api-key': key, debug: '' } });
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Connection doctor' }).click();
  const doctor = chat.host.getByRole('dialog', { name: 'Connection doctor' });
  await expect(doctor.getByRole('status').first()).toHaveText('The chat does not work yet.');
  const found = doctor.getByRole('listitem').filter({ hasText: 'keys-off' });
  await expect(found).toContainText('Problem');
  await expect(found).toContainText('ENABLE_API_KEYS=true');
  await expect(doctor.getByRole('listitem').last()).toContainText('Skipped');
  await expectNoAxeFindings(page);
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await doctor.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(doctor).toContainText('Copied');
  expect(await clipboard()).toContain('PROBLEM key');
  expect(await clipboard()).not.toContain(key);
  await doctor.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect.poll(clipboard).toMatch(/^\{/);
  const copied = await clipboard();
  expect(JSON.parse(copied)).toMatchObject({ isHealthy: false, findings: expect.anything() });
  expect(copied).not.toContain(key);
  expect(await doctor.textContent()).not.toContain(key);
});

test('the doctor speaks French on a French page, and examines again', async ({ page, site, gateway, chat }) => {
  const address = site.tagged({ url: gateway.url, model: 'missing', debug: '' }, { lang: 'fr' });
  await page.goto(`${address}?causerie-doctor`);
  const doctor = chat.host.getByRole('dialog', { name: 'Diagnostic de connexion' });
  await expect(doctor.getByRole('status').first()).toHaveText('Le chat ne fonctionne pas encore.');
  const asked = (): number => gateway.rehearsal.requests.filter(({ route }) => route === 'models').length;
  const before = asked();
  await doctor.getByRole('button', { name: 'Vérifier à nouveau' }).click();
  await expect(doctor.getByRole('status').first()).toHaveText('Le chat ne fonctionne pas encore.');
  expect(asked()).toBeGreaterThan(before);
  await doctor.getByRole('button', { name: 'Fermer le diagnostic' }).click();
  await expect(doctor).toHaveCount(0);
});

test('an old version is a warning', async ({ page, site, chat, startGateway }) => {
  const old = await startGateway({ version: '0.5.2' });
  const address = site.tagged({ url: old.url, model: 'Technova', debug: '' });
  await page.goto(`${address}?causerie-doctor`);
  const doctor = chat.host.getByRole('dialog', { name: 'Connection doctor' });
  await expect(doctor.getByRole('status').first()).toHaveText('It works, with a warning.');
  await expect(doctor.getByRole('listitem').filter({ hasText: 'outdated' })).toContainText('Warning');
});

test('a recording of the page’s requests has neither the key nor the words, and plays again', async ({
  page,
  chat,
  startGateway,
}) => {
  const locked = await startGateway({ keys: [key] });
  await chat.start({
    gateway: locked,
    model: 'rehearsal/reset-after-20',
    options: { 'api-key': key, debug: '' },
    say: 'My secret question',
  });
  await chat.ended('incomplete');
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Connection doctor' }).click();
  const offered = page.waitForEvent('download');
  await chat.host.getByRole('button', { name: 'Download a recording' }).click();
  const download = await offered;
  expect(download.suggestedFilename()).toBe('causerie-recording.json');
  const recording = await readFile(await download.path(), 'utf8');
  expect(recording).not.toContain(key);
  expect(recording).not.toMatch(/secret|question/);

  const replayed = await startGateway({ models: [] });
  replayBundle(replayed.rehearsal, parseBundle(recording));
  await chat.start({
    gateway: replayed,
    model: 'rehearsal/reset-after-20',
    options: { 'history-key': 'replay' },
    say: 'Again',
  });
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'interrupted');
});
