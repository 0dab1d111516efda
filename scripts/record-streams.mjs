import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRealStack } from './real-stack.mjs';
import { isMain, root, runMain } from './run.mjs';

/**
 * Records the streams that `test/fixtures/streams` holds, from a real Open WebUI and a real model.
 *
 * @typedef {{ name: string, body: Record<string, unknown>, key?: string, onFrames?: { count: number, act: () => Promise<void> } }} Recording
 */

const folder = join(root, 'test', 'fixtures', 'streams');

const raisingPipe = {
  id: 'raises_at_once',
  name: 'Raises at once',
  content: 'class Pipe:\n    def pipe(self, body: dict):\n        raise ValueError("no such index")\n',
  meta: { description: 'A pipe for a recording' },
};

/**
 * What is asked, in order; the last one ends the model server.
 *
 * @param {import('./real-stack.mjs').RealStack} stack
 * @returns {readonly Recording[]}
 */
function recordings({ models, killModel, adminKey }) {
  const ask = (/** @type {string} */ content, maxTokens = 24) => ({
    messages: [{ role: 'user', content }],
    stream: true,
    temperature: 0,
    max_tokens: maxTokens,
  });
  const note = { type: 'text', name: 'note.txt', content: 'The door code is 7.', context: 'full' };
  return [
    {
      name: 'plain',
      body: { ...ask('Say hello in French.', 40), model: models.plain, stream_options: { include_usage: true } },
    },
    { name: 'pipe-with-statuses', body: { ...ask('Which gateway?'), model: models.agent } },
    { name: 'pipe-that-raises', body: { ...ask('Which gateway?'), model: models.failing } },
    { name: 'pipe-that-raises-at-once', body: { ...ask('Which gateway?'), model: raisingPipe.id }, key: adminKey },
    { name: 'inline-file', body: { ...ask('What is the door code?'), model: models.plain, files: [note] } },
    {
      name: 'upstream-killed',
      body: { ...ask('Write a long story about a river.', 400), model: models.plain },
      onFrames: { count: 12, act: killModel },
    },
  ];
}

/**
 * The bytes of one answer as they came, and whether they came to a proper end.
 *
 * @param {import('./real-stack.mjs').RealStack} stack
 * @param {Recording} recording
 */
async function record({ url, ...stack }, { body, key = stack.key, onFrames }) {
  const response = await fetch(`${url}/api/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  if (!response.ok || !response.body) throw new Error(`Open WebUI refused: ${response.status}`);
  /** @type {Uint8Array[]} */
  const pieces = [];
  let hasActed = false;
  let end = 'ends properly';
  try {
    for await (const piece of response.body) {
      pieces.push(piece);
      if (!onFrames || hasActed || frames(pieces) < onFrames.count) continue;
      hasActed = true;
      await onFrames.act();
    }
  } catch {
    end = 'is cut off';
  }
  return { bytes: Buffer.concat(pieces), end };
}

/**
 * Installs a pipe that fails when it is called, not while it is read: the server reports the two differently. Only
 * an administrator may use a model that was never registered, so it is asked with that key.
 *
 * @param {import('./real-stack.mjs').RealStack} stack
 */
async function installRaisingPipe({ url, adminToken }) {
  const authorization = `Bearer ${adminToken}`;
  const headers = { 'content-type': 'application/json', authorization };
  for (const [path, body] of /** @type {[string, object][]} */ ([
    ['create', raisingPipe],
    [`id/${raisingPipe.id}/toggle`, {}],
  ])) {
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/v1/functions/${path}`, init);
    if (!response.ok) throw new Error(`Open WebUI refused ${path}: ${response.status}`);
  }
  // The server learns of new models only when its list is asked for.
  await fetch(`${url}/api/models`, { headers: { authorization } });
}

/** @param {readonly Uint8Array[]} pieces */
function frames(pieces) {
  return Buffer.concat(pieces).toString('utf8').split('\n\n').length - 1;
}

/**
 * The same text without what differs from run to run or belongs to one installation: keys, ids, times of day and
 * durations. Everything else stays as it was sent.
 *
 * @param {Buffer} bytes
 * @param {readonly string[]} secrets
 */
function scrubbed(bytes, secrets) {
  let text = bytes.toString('utf8');
  for (const secret of secrets) text = text.replaceAll(secret, 'sk-removed');
  return text
    .replace(/sk-[0-9a-f]{32}/g, 'sk-removed')
    .replace(/chatcmpl-[\w-]+/g, 'chatcmpl-1')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-4000-8000-000000000000')
    .replace(/("created": ?)\d+/g, '$11763700000')
    .replace(/("(?:prompt|predicted)_(?:ms|per_token_ms|per_second)": ?)[\d.eE+-]+/g, '$11.5');
}

/** The version of the server, as the README names it. @param {string} url */
async function versionOf(url) {
  /** @type {{ version?: unknown }} */
  const { version } = await (await fetch(`${url}/api/version`)).json();
  return String(version);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const stack = await startRealStack();
    try {
      await installRaisingPipe(stack);
      const version = await versionOf(stack.url);
      /** @type {Map<string, string>} */
      const streams = new Map();
      for (const recording of recordings(stack)) {
        const { bytes, end } = await record(stack, recording);
        const text = scrubbed(bytes, [stack.key, stack.adminKey, stack.adminToken]);
        streams.set(recording.name, text);
        console.log(`${recording.name}: ${bytes.length} bytes, ${end}`);
      }
      // Only when all are there, so that the folder never holds streams of two recordings.
      for (const [name, text] of streams) writeFileSync(join(folder, `${name}.sse`), text);
      const readme = join(folder, 'README.md');
      writeFileSync(readme, readFileSync(readme, 'utf8').replace(/Open WebUI \d[\w.]*/, `Open WebUI ${version}`));
    } finally {
      await stack.stop();
    }
  });
}
