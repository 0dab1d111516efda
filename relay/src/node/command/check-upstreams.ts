import type { RelayOptions, UpstreamOptions } from '../../options/relay-options.js';
import { textsOf } from '../../options/resolve-options.js';
import { FrameSplitter } from '../../turns/frame-splitter.js';
import { textOf, type UpstreamResponse } from '../../upstream/upstream-call.js';
import { possibleBases } from '../../upstream/upstream.js';
import { listOf, objectOf, parseJson, stringOf } from '../../json.js';
import { createNodeCall } from '../node-call.js';

const timeoutMs = 30_000;
const longestBody = 8_000_000;

/** What a look at an upstream found. */
type Finding = readonly [isGood: boolean, sentence: string];

/**
 * Asks each upstream what a visitor would, says what it finds, and what an admin has to change. Resolves with an exit
 * code.
 */
export async function checkUpstreams(options: RelayOptions, say: (line: string) => void): Promise<number> {
  let isGood = true;
  for (const upstream of options.upstreams ?? []) {
    say(upstream.url);
    for await (const [isFine, sentence] of findings(upstream, textsOf(options.model))) {
      isGood &&= isFine;
      say(`  ${isFine ? '✓' : '✗'} ${sentence}`);
    }
  }
  say(isGood ? 'Everything answers.' : 'Something has to be changed first.');
  return isGood ? 0 : 1;
}

async function* findings(upstream: UpstreamOptions, wanted: readonly string[]): AsyncGenerator<Finding> {
  const call = createNodeCall();
  try {
    const key = (typeof upstream.key === 'function' ? await upstream.key() : (upstream.key ?? '')).trim();
    const headers = { ...upstream.headers, ...(key && { authorization: `Bearer ${key}` }) };
    const ask = (method: 'GET' | 'POST', url: string, body?: string): Promise<UpstreamResponse> =>
      call({
        method,
        url,
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(timeoutMs),
      });

    // Phase 1: the list of models, where the routes may be.
    let base: string | undefined;
    let entries: readonly unknown[] = [];
    let failure: Finding = [false, 'There is no list of models at this address.'];
    for (const candidate of possibleBases(upstream.url)) {
      const response = await ask('GET', `${candidate}/models`).catch(String);
      if (typeof response === 'string') {
        return yield [false, `Nothing answers there (${response}). Is the server running, and the address right?`];
      }
      const body = parseJson(await textOf(response, longestBody).catch(() => ''));
      const list = [body, objectOf(body).data, objectOf(body).models].find((value) => Array.isArray(value));
      if (response.status === 200 && list) {
        base = candidate;
        entries = listOf(list);
        break;
      }
      if (response.status === 401 || response.status === 403) failure = refusedKey(response.status, key);
      else if (response.status >= 300 && response.status < 400) failure = redirected(response);
      if (response.status === 401 || response.status === 403) break;
    }
    if (base === undefined) return yield failure;
    yield [true, `It lists ${entries.length} models at ${base}/models.`];

    // Phase 2: the models that the relay offers.
    const ids = new Map<string, string>();
    for (const entry of entries.map(objectOf)) {
      const id = stringOf(entry.id) || stringOf(entry.model) || stringOf(entry.name);
      if (!ids.has(stringOf(entry.name))) ids.set(stringOf(entry.name), id);
      ids.set(id, id);
    }
    for (const name of wanted) {
      if (ids.has(name)) yield [true, `It has the model ${name}.`];
      else
        yield [
          false,
          `It does not list ${name} for this key. In Open WebUI: Workspace → Models → ${name} → Access → Public, or to the group of the key’s account; and its base model, too. It lists: ${[...new Set(ids.values())].slice(0, 12).join(', ') || 'nothing'}.`,
        ];
    }

    // Phase 3: one short answer of the first of them.
    const model = ids.get(wanted.find((name) => ids.has(name)) ?? '');
    if (model !== undefined) yield await shortAnswer(model, (body) => ask('POST', `${base}/chat/completions`, body));
  } finally {
    call.dispose();
  }
}

async function shortAnswer(model: string, post: (body: string) => Promise<UpstreamResponse>): Promise<Finding> {
  const since = Date.now();
  const messages = [{ role: 'user', content: 'Say hello.' }];
  const response = await post(JSON.stringify({ model, messages, stream: true, max_tokens: 16 })).catch(String);
  if (typeof response === 'string') return [false, `${model} did not answer (${response}).`];
  if (response.status !== 200) {
    const text = await textOf(response, longestBody).catch(() => '');
    return [false, `${model} answered ${response.status}: ${text.slice(0, 200)}`];
  }
  let firstMs: number | undefined;
  const splitter = new FrameSplitter();
  const decoder = new TextDecoder();
  let frames = 0;
  await response.read((chunk) => {
    firstMs ??= Date.now() - since;
    splitter.push(decoder.decode(chunk, { stream: true }), () => (frames += 1));
    return undefined;
  });
  if (frames === 0) return [false, `${model} sent no stream. If there is a proxy before it, switch its buffering off.`];
  return [true, `${model} answers: the first part after ${firstMs} ms, all after ${Date.now() - since} ms.`];
}

function refusedKey(status: number, key: string): Finding {
  if (key === '') return [false, `It wants a key (${status}). Put one into a file and name it with --key-file.`];
  return [
    false,
    `It refuses the key (${status}). In Open WebUI: Admin → Settings → General → Enable API Keys; for accounts that are no admins also the permission “API Keys”; with endpoint restrictions, allow /api/models and /api/chat/completions.`,
  ];
}

function redirected(response: UpstreamResponse): Finding {
  return [
    false,
    `It redirects to ${response.header('location') ?? 'somewhere else'}. Use that address: redirects are not followed, so that nobody else gets the key.`,
  ];
}
