import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtFiles } from '../../scripts/build.mjs';
import { packedApp } from '../support/packed-app.js';
import { expect, test } from '../support/test.js';

const run = promisify(execFile);

let app = '';
test.beforeAll(async () => {
  app = await packedApp();
});
test.afterAll(async () => {
  await rm(app, { recursive: true, force: true });
});

test('importing it in Node does nothing and does not throw', async () => {
  const script = `const before = Object.keys(globalThis); const m = await import('causerie');
    console.log(JSON.stringify([Object.keys(m).sort(), Object.keys(globalThis).length - before.length]))`;
  const { stdout, stderr } = await run('node', ['--input-type=module', '-e', script], { cwd: app });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([['ChatError', 'createChat', 'diagnose', 'diagnosisText', 'isChatError'], 0]);
});

test('the doctor runs from the package and names the fix', async () => {
  const script = `const { startRehearsal } = await import('causerie/testing');
    const { diagnose, diagnosisText } = await import('causerie');
    const gateway = await startRehearsal({ port: 0, keys: ['sk-right'] });
    console.log(diagnosisText(await diagnose({ url: gateway.url, model: 'Technova', apiKey: 'sk-wrong-77' })));
    await gateway.close()`;
  const { stdout } = await run('node', ['--input-type=module', '-e', script], { cwd: app });
  expect(stdout).toContain('PROBLEM key');
  expect(stdout).toContain('Fix:');
  expect(stdout).not.toContain('sk-wrong-77');
});

test('the rehearsal gateway runs from the package', async () => {
  const script = `const { startRehearsal } = await import('causerie/testing');
    const gateway = await startRehearsal({ port: 0 });
    const models = await (await fetch(gateway.url + '/api/models')).json();
    console.log(String(models.data.length > 0)); await gateway.close()`;
  const { stdout } = await run('node', ['--input-type=module', '-e', script], { cwd: app });
  expect(stdout.trim()).toBe('true');
});

test('the command checks a theme, and ends with 1 where it finds something', async () => {
  const check = (file: string): Promise<{ stdout: string }> =>
    run('node', ['node_modules/causerie/dist/command.js', 'theme', 'check', file], { cwd: app });
  const { stdout } = await check('node_modules/causerie/dist/browser/themes/midnight.css');
  expect(stdout).toContain('every token is known');
  await writeFile(join(app, 'faint.css'), 'causerie-chat { --causerie-text: #888888; --causerie-accnt: #000000 }');
  await expect(check('faint.css')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/"accnt" is no token[^]*light: text \(#888888\) on surface/),
  });
});

test('its types check under strict settings, and refuse a misspelt option', async () => {
  const good = `import { createChat, isChatError, type ChatHandle } from 'causerie';
    const chat: ChatHandle = createChat({ openWebUIUrl: 'http://localhost:3000', model: 'Technova', apiKey: '', systemPrompt: '…',
      maxTokens: 1500, temperature: 0.7, stream: false, timeout: 45000, maxRetries: 3, errorMessages: { general: '…' } });
    const off: () => void = chat.on('turn-end', (detail) => { const id: string = detail.turnId; void id; });
    void chat.ready.then((outcome) => { if (outcome.outcome === 'found') { const id: string = outcome.model.id; void id; } });
    off(); void isChatError;`;
  const bad = `import { createChat } from 'causerie'; createChat({ url: 'http://a.example', model: 'm', modle: 1 });`;
  await writeFile(join(app, 'good.ts'), good);
  await writeFile(join(app, 'bad.ts'), bad);
  for (const resolution of [
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
  ]) {
    const tsc = (file: string): Promise<unknown> =>
      run(
        process.execPath,
        [
          join(process.cwd(), 'node_modules/typescript/bin/tsc'),
          ...'--noEmit --strict --exactOptionalPropertyTypes --target es2022 --lib es2023,dom'.split(' '),
          '--types',
          '',
          ...resolution,
          file,
        ],
        { cwd: app },
      );
    await tsc('good.ts');
    await expect(tsc('bad.ts')).rejects.toMatchObject({ stdout: expect.stringContaining("'modle' does not exist") });
  }
});

test('a Vite single-page app builds with it and runs', async ({ page, site, gateway, chat, problems }) => {
  await writeFile(
    join(app, 'index.html'),
    '<!doctype html><title>App</title><script type="module" src="/main.js"></script>',
  );
  await writeFile(
    join(app, 'main.js'),
    `import { createChat } from 'causerie'; window.chat = createChat({ url: '${gateway.url}', model: 'rehearsal/echo' });`,
  );
  const { build } = await import('vite');
  await build({
    root: app,
    logLevel: 'error',
    base: './',
    build: { outDir: join(process.cwd(), '.cache/app'), emptyOutDir: true },
  });
  await page.goto(`${site.url}/.cache/app/index.html`);
  await chat.open();
  await chat.send('from an app');
  await chat.ended();
  await expect(chat.answers.last()).toContainText('from an app');
  expect(problems).toEqual([]);
});

test('the script of the package can be imported by a bundler, with options in window.CauserieOptions', async ({
  page,
  site,
  gateway,
  chat,
  problems,
}) => {
  const options = JSON.stringify({ url: gateway.url, model: 'rehearsal/echo' });
  await writeFile(
    join(app, 'index.html'),
    '<!doctype html><title>App</title><script type="module" src="/main.js"></script>',
  );
  await writeFile(join(app, 'main.js'), `import 'causerie/causerie.js'; window.CauserieOptions = ${options};`);
  const { build } = await import('vite');
  const outDir = join(process.cwd(), '.cache/app-script');
  await build({ root: app, logLevel: 'error', base: './', build: { outDir, emptyOutDir: true } });
  await page.goto(`${site.url}/.cache/app-script/index.html`);
  await chat.open();
  await chat.send('from an import');
  await chat.ended();
  await expect(chat.answers.last()).toContainText('from an import');
  await expect(chat.host).toHaveCount(1);
  expect(problems).toEqual([]);
  const { stdout, stderr } = await run('node', ['--input-type=module', '-e', "await import('causerie/causerie.js')"], {
    cwd: app,
  });
  expect(stdout + stderr).toBe('');
});

test('publint has nothing to say', async () => {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: join(app, 'node_modules', 'causerie'), strict: true });
  expect(messages).toEqual([]);
});

async function packedFiles(): Promise<string[]> {
  const { stdout } = await run('npm', ['pack', '--json', '--dry-run', '--ignore-scripts']);
  return ((JSON.parse(stdout) as { files: { path: string }[] }[])[0]?.files ?? []).map((file) => file.path);
}

test('the package holds what it needs and nothing else', async () => {
  const files = await packedFiles();
  for (const file of [
    'dist/browser/causerie.js',
    'dist/browser/LICENSE',
    'dist/browser/THIRD-PARTY-LICENSES.md',
    'dist/browser/themes/slate.css',
    'dist/index.js',
    'dist/causerie.js',
    'dist/testing.js',
    'dist/types/index.d.ts',
    'dist/THIRD-PARTY-LICENSES.md',
    'LICENSE',
  ]) {
    expect(files).toContain(file);
  }
  expect(files.filter((file) => /^(src|test|e2e|demo|scripts)\//.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { dependencies?: object; scripts: object };
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.scripts).toMatchObject({ prepack: 'node scripts/build.mjs' });
});

test('the folder that an owner copies holds the script, its chunks, the themes and the licences', async () => {
  const files = (await packedFiles()).flatMap((file) => /^dist\/browser\/(.*)/.exec(file)?.[1] ?? []);
  const script = builtFiles().filter(({ part }) => part !== 'modules');
  const themes = (await readdir('themes')).map((name) => `themes/${name}`);
  const chunks = script.map(({ file }) => file.replace('browser/', ''));
  expect(files.toSorted()).toEqual([...chunks, ...themes, 'LICENSE', 'THIRD-PARTY-LICENSES.md'].toSorted());
});

test('the notices name everything that is built in, with the text of its licence', async () => {
  for (const [folder, isHere] of [
    ['dist', (part: string) => part === 'modules'],
    ['dist/browser', (part: string) => part !== 'modules'],
  ] as const) {
    const notices = await readFile(join(folder, 'THIRD-PARTY-LICENSES.md'), 'utf8');
    const modules = builtFiles().flatMap(({ part, modules }) => (isHere(part) ? modules : []));
    const names = modules.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
    for (const name of new Set(names)) {
      const packageFolder = join('node_modules', name);
      const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
        version: string;
      };
      const licence = (await readdir(packageFolder)).find((file) => /^licen[cs]e/i.test(file)) ?? '';
      expect(notices).toContain(`## ${name} - ${version} (`);
      expect(notices).toContain((await readFile(join(packageFolder, licence), 'utf8')).trim());
    }
    expect(notices.match(/^## /gm)).toHaveLength(new Set(names).size);
  }
});
