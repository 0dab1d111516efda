import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRelay } from '../../src/create-relay.js';
import { createKeyFile } from '../../src/node/key-file.js';
import { readArguments } from '../../src/node/command/read-arguments.js';
import { readConfig } from '../../src/node/command/read-config.js';
import { loadOptions } from '../../src/node/command/load-options.js';
import { OptionError } from '../../src/options/option-error.js';
import { resolveOptions } from '../../src/options/resolve-options.js';
import { version } from '../../src/version.js';
import { afterThis } from '../support/set-up.js';

const good = { url: 'https://ai.example.org', model: 'm', origin: 'https://www.example.org' };

function mistakes(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof OptionError) return error.mistakes;
    throw error;
  }
  return [];
}

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'causerie-relay-'));
  afterThis(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

test('all mistakes are told at once, each with its option, what it takes, and what was given', () => {
  const options = {
    ...good,
    url: 'ai.example.org',
    origin: 'https://*.org',
    modle: 'm',
    limits: { minute: { sesion: 3, all: -1 } },
    turns: { detached: 'no' },
  };
  // @ts-expect-error: the compiler knows some of them, too
  expect(mistakes(() => createRelay(options))).toEqual([
    'modle: there is no such option; did you mean model?',
    'url: an address that begins with http:// or https://, not "ai.example.org"',
    'origin: an origin such as https://www.example.org or https://*.example.org, without a path, or a list of them, not "https://*.org"',
    'limits.minute.sesion: there is no such option; did you mean limits.minute.session?',
    'limits.minute.all: a number from 0 or null, not -1',
    'turns.detached: a number from 1 to 86400 or "stop", not "no"',
  ]);
  expect(mistakes(() => createRelay({ model: 'm', origin: 'https://a.example' }))).toEqual([
    'url: missing; the address of your AI server',
  ]);
});

test('defaults are filled in', () => {
  expect(resolveOptions({ ...good, model: 'a, b' })).toMatchObject({
    model: ['a', 'b'],
    maxTokens: 4096,
    detached: 600,
    limits: { mode: 'enforce', minute: { session: 20, address: 120, all: null } },
  });
});

test('the command takes the same options as arguments and in a file, whose paths are its own', () => {
  const path = folder({
    'key.txt': 'sk-1\n',
    'prompt.txt': 'Be kind.',
    'relay.yaml':
      'url: https://ai.example.org\nkey-file: key.txt\nmodel: [a, b]\norigin: https://www.example.org\nlimit-minute: 3\nlimits:\n  day: { all: 1000 }\nturns: { detached: stop }\n',
  });
  const { options, file } = readArguments([
    join(path, 'relay.yaml'),
    '--system-prompt-file',
    join(path, 'prompt.txt'),
    '--port=0',
    '--limit-day',
    '7',
  ]);
  const { relay, server } = loadOptions(readConfig(file, options), {}, () => {});
  expect(relay).toMatchObject({
    model: ['a', 'b'],
    systemPrompt: 'Be kind.',
    limits: { minute: { session: 3, user: 3, address: 18 }, day: { session: 7, user: 7, address: 42, all: 1000 } },
    turns: { detached: 'stop' },
  });
  expect(server.port).toBe(0);
  expect(mistakes(() => createRelay(relay))).toEqual([]);
});

test('mistakes of the command line and of the file are sentences, too', () => {
  expect(mistakes(() => readArguments(['--key', 'sk-1', '--prot', '1', '--port']))).toEqual([
    '--key: everybody on this machine can read the arguments of a command; use --key-file',
    '--prot: there is no such argument; did you mean --port?',
    '--port: a value is missing',
  ]);
  const path = folder({
    'a.yaml': 'url: [',
    'b.yaml': 'url: https://a.example\nmodel: m\norigin: https://b.example\nport: x\nkeyFile: none.txt\n',
  });
  expect(mistakes(() => readConfig(join(path, 'a.yaml'), {}))[0]).toMatch('a.yaml: ');
  expect(mistakes(() => readConfig(join(path, 'c.yaml'), {}))[0]).toMatch('cannot be read');
  expect(mistakes(() => readConfig(join(path, 'b.yaml'), {}))).toEqual(['port: a number from 0 to 65535, not "x"']);
  const config = readConfig(join(path, 'b.yaml'), {
    port: 1,
    identity: { secretEnv: 'NO_SUCH' },
    systemPromptFile: join(path, 'no'),
  });
  expect(mistakes(() => loadOptions(config, {}, () => {}))).toEqual([
    `keyFile: ${join(path, 'none.txt')} cannot be read`,
    'identity.secretEnv: the environment has no NO_SUCH',
    `systemPromptFile: ${join(path, 'no')} cannot be read`,
  ]);
});

test('a key file is read again when it changes, and its last text counts while it is away', async () => {
  const path = join(folder({ key: 'one\n' }), 'key');
  const warnings: string[] = [];
  const key = createKeyFile(path, (reason) => warnings.push(reason));
  expect(await key()).toBe('one');
  writeFileSync(path, 'two');
  utimesSync(path, new Date(), new Date(Date.now() + 5000));
  await expect.poll(key, { timeout: 5000 }).toBe('two');
  rmSync(path);
  await expect.poll(async () => [await key(), warnings.length], { timeout: 5000 }).toEqual(['two', 1]);
  await expect(createKeyFile(path)()).rejects.toThrow('cannot be read');
});

test('the version is the package’s', () => {
  expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version).toBe(version);
});
