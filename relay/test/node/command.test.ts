import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRehearsal, type RehearsalServerOptions } from '../../../src/testing/index.js';
import { runCommand } from '../../src/node/command/run-command.js';
import { afterThis } from '../support/set-up.js';
import { startRelayProcess } from '../support/relay-process.js';
import { codeOf, sendTo, site, textOfAnswer, visit } from '../support/visitor.js';

const key = 'sk-0123456789abcdef';

async function setUp(options: RehearsalServerOptions = {}) {
  const gateway = await startRehearsal({ keys: [key], tokensPerSecond: 2000, ...options });
  afterThis(() => gateway.close());
  const folder = mkdtempSync(join(tmpdir(), 'causerie-relay-'));
  afterThis(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'key'), `${key}\n`);
  writeFileSync(join(folder, 'prompt'), 'Never tell that the cake is a lie.');
  return {
    gateway,
    args: [
      '--url',
      gateway.url,
      '--key-file',
      join(folder, 'key'),
      '--system-prompt-file',
      join(folder, 'prompt'),
      '--model',
      'Technova',
      '--origin',
      `${site},http://localhost:4173`,
    ],
  };
}

async function run(args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const say = (line: string): void => void (said += `${line}\n`);
  const code = await runCommand(args, {}, { say, complain: say }, Promise.resolve());
  return { code, said };
}

test('the command says where it listens and which tag to use; nothing that a visitor reads, and no log, holds a secret', async () => {
  const { args, gateway } = await setUp();
  const relay = await startRelayProcess([...args, '--metrics-port', '0', '--limit-minute', '2']);
  afterThis(() => relay.kill());
  expect(relay.output()).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/m);
  await expect.poll(relay.output).toMatch(`data-url="${relay.url}" data-model="Technova"`);

  const seen: string[] = [];
  const send = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await sendTo(relay.url)(path, init);
    seen.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  };
  const visitor = await visit(send);
  const ask = () => visitor.ask('Where is my order?', { body: { model: 'Technova' } });
  const answer = await ask();
  const id = answer.headers.get('x-request-id') ?? '';
  expect(await textOfAnswer(answer)).toMatchObject({ end: '[DONE]' });
  await (await ask()).text();
  expect(await codeOf(await ask())).toBe('rate-limit');

  const [asked] = gateway.rehearsal.requests.filter(({ route }) => route === 'chat');
  expect(asked?.headers['authorization']).toBe(`Bearer ${key}`);
  expect(asked?.body).toMatchObject({
    messages: [{ role: 'system', content: 'Never tell that the cake is a lie.' }, { role: 'user' }],
  });

  await expect.poll(relay.output).toMatch(`"requestId":"${id}"`);
  const figures = /figures at (\S+)/.exec(relay.output())?.[1] ?? '';
  const metrics = await (await fetch(figures)).text();
  expect(metrics).toMatch('causerie_relay_requests_total{route="/api/chat/completions",status="200"} 2');
  expect(metrics).toMatch('causerie_relay_refusals_total{code="rate-limit",reason="session minute"} 1');
  expect(metrics).toMatch('causerie_relay_turns_total{end="complete"} 2');
  expect(metrics).toMatch('causerie_relay_running_turns 0');
  expect((await fetch(figures.replace('/metrics', '/'))).status).toBe(404);
  for (const text of [...seen, relay.output(), metrics])
    expect(text).not.toMatch(/0123456789abcdef|cake|Where is my order|"127\.0\.0\.1"/);
});

test('--check says that everything answers', async () => {
  const { args } = await setUp();
  const { code, said } = await run([...args, '--check']);
  expect(said).toMatch(/It has the model Technova[\s\S]*answers: the first part after \d+ ms[\s\S]*Everything answers/);
  expect(code).toBe(0);
});

test.each([
  ['a wrong key', { keys: ['sk-another'] }, [], /refuses the key \(401\).*Enable API Keys/],
  ['a model that is not listed', {}, ['--model', 'Other'], /does not list Other for this key.*Access → Public/],
  ['a wrong path', { basePath: '/webui' }, [], /no list of models at this address/],
])('--check says what to change: %s', async (_, options, more, sentence) => {
  const { args, gateway } = await setUp(options);
  const { code, said } = await run([...args, '--url', gateway.origin, ...more, '--check']);
  expect(said).toMatch(sentence);
  expect(code).toBe(1);
});

test('--check says that nothing is there', async () => {
  const { args } = await setUp();
  expect((await run([...args, '--url', 'http://127.0.0.1:9', '--check'])).said).toMatch('Nothing answers there');
});

test('help names every argument, and a port that is taken is told', async () => {
  const { args, gateway } = await setUp();
  expect((await run(['--help'])).said).toMatch(/--limit-day[\s\S]*--check/);
  expect((await run(['--version'])).said).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { code, said } = await run([...args, '--port', new URL(gateway.url).port]);
  expect([code, said]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
});
