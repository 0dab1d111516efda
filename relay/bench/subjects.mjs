import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNginx } from '../../scripts/find-nginx.mjs';
import { root, run } from '../../scripts/run.mjs';
import { freePort } from './free-port.mjs';

/**
 * @typedef {import('./readers.mjs').Subject} Subject
 * @typedef {{ name: string, pids: number[], subject: Subject, stop: () => void }} Running
 */

const site = 'https://www.example.org';
const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));

/** @param {readonly string[]} command @param {RegExp} ready @param {NodeJS.ProcessEnv} [env] */
function start([command = '', ...args], ready, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  let output = '';
  /** @type {Promise<string>} */
  const found = new Promise((resolve, reject) => {
    const read = (/** @type {unknown} */ chunk) => {
      output += String(chunk);
      const match = ready.exec(output);
      if (match) resolve(match[1] ?? '');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${command} ended: ${output.slice(-2000)}`)));
  });
  return { child, found };
}

/** @param {number} seconds */
export async function startUpstream(seconds) {
  const { child, found } = start([process.execPath, here('upstream.mjs'), String(seconds)], /port (\d+)/);
  return { port: Number(await found), stop: () => child.kill() };
}

/** No proxy at all: what the upstream and the reader take themselves. @param {number} port @returns {Promise<Running>} */
export async function startNothing(port) {
  return { name: 'none', pids: [], subject: { port, path: '/v1/chat/completions', headers: {} }, stop: () => {} };
}

/** @param {number} upstream @returns {Promise<Running>} */
export async function startNginx(upstream) {
  const nginx = findNginx();
  if (!nginx) throw new Error('nginx is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'causerie-bench-'));
  const port = await freePort();
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit; master_process off;
events { worker_connections 8192; }
http { access_log off; upstream u { server 127.0.0.1:${upstream}; keepalive 64; }
server { listen 127.0.0.1:${port} backlog=4096; location / { proxy_pass http://u; proxy_http_version 1.1;
proxy_set_header Connection ""; proxy_buffering off; proxy_read_timeout 600s; } } }`,
  );
  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  await untilListening(port);
  const subject = { port, path: '/v1/chat/completions', headers: {} };
  return { name: 'nginx', pids: [child.pid ?? 0], subject, stop: () => void child.kill() };
}

/** @param {number} upstream @param {boolean} isKept whether answers have ids @returns {Promise<Running>} */
export async function startRelay(upstream, isKept = true) {
  const folder = mkdtempSync(join(tmpdir(), 'causerie-bench-'));
  const file = join(folder, 'relay.yaml');
  const none = '{ session: null, user: null, address: null, all: null }';
  writeFileSync(
    file,
    `url: http://127.0.0.1:${upstream}/v1\nmodel: m\norigin: ${site}\nport: 0\nlogLevel: info\nlimits: { minute: ${none}, day: ${none}, running: ${none} }\n`,
  );
  const { child, found } = start(
    [process.execPath, join(root, 'relay', 'dist', 'node', 'main.js'), file],
    /listening on (\S+)/,
  );
  const url = await found;
  const { relay } = await (await fetch(`${url}/api/models`, { headers: { origin: site } })).json();
  const headers = {
    origin: site,
    authorization: `Bearer ${relay.session.token}`,
    ...(isKept && { 'causerie-turn': `${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}{n}` }),
  };
  const subject = { port: Number(new URL(url).port), path: '/api/chat/completions', headers };
  return {
    name: isKept ? 'relay' : 'relay, no ids',
    pids: [child.pid ?? 0],
    subject,
    stop: () => void child.kill('SIGKILL'),
  };
}

const venv = join(root, '.cache', 'litellm');

/** @param {number} upstream @returns {Promise<Running>} */
export async function startLiteLLM(upstream) {
  if (!existsSync(join(venv, 'bin', 'litellm'))) {
    mkdirSync(venv, { recursive: true });
    await run('python3', ['-m', 'venv', venv]);
    await run(join(venv, 'bin', 'pip'), ['install', '-q', 'litellm[proxy]']);
  }
  const port = await freePort();
  const file = join(mkdtempSync(join(tmpdir(), 'causerie-bench-')), 'config.yaml');
  writeFileSync(
    file,
    `model_list:\n  - model_name: m\n    litellm_params: { model: openai/m, api_base: "http://127.0.0.1:${upstream}/v1", api_key: none }\nlitellm_settings: { telemetry: false }\ngeneral_settings: { dangerously_permit_weak_or_unset_master_key: true }\n`,
  );
  // Else it waits for a list of prices from the network.
  const env = { ...process.env, LITELLM_LOCAL_MODEL_COST_MAP: 'True' };
  const args = ['--config', file, '--port', String(port), '--host', '127.0.0.1'];
  const child = spawn(join(venv, 'bin', 'litellm'), args, { stdio: 'ignore', env });
  await untilListening(port, 300_000);
  const subject = { port, path: '/v1/chat/completions', headers: { authorization: 'Bearer x' } };
  return { name: 'LiteLLM', pids: [child.pid ?? 0], subject, stop: () => void child.kill() };
}

/** @param {number} port */
async function untilListening(port, mostMs = 10_000) {
  for (const since = Date.now(); ;) {
    const isThere = await fetch(`http://127.0.0.1:${port}/health/liveliness`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    if (Date.now() - since > mostMs) throw new Error(`nothing listens at ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
