import { listOf, objectOf, parseJson, stringOf } from '../json.js';
import { RelayError } from '../relay-error.js';
import type { ResolvedUpstream } from '../options/relay-options.js';
import { textOf, type UpstreamCall, type UpstreamResponse } from './upstream-call.js';
import { errorWithin } from './upstream-error.js';

const longestList = 8_000_000;

/** A model as visitors may see it. */
export interface OfferedModel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** First questions. */
  readonly suggestions: readonly string[];
}

/** A server behind the relay. */
export interface Upstream {
  readonly name: string;
  /** What must never be passed on. */
  secrets(): Promise<readonly string[]>;
  listModels(signal: AbortSignal): Promise<readonly OfferedModel[]>;
  post(route: 'chat' | 'title', body: unknown, signal: AbortSignal): Promise<UpstreamResponse>;
}

/** @param call how it is called */
export function createUpstream({ url, key, headers }: ResolvedUpstream, call: UpstreamCall): Upstream {
  /** The part of the address before the routes, once it is known. */
  let known: string | undefined;

  async function headersOf(accept: string): Promise<Record<string, string>> {
    const secret = (await key()).trim();
    return { accept, ...headers, ...(secret && { authorization: `Bearer ${secret}` }) };
  }

  async function list(base: string, signal: AbortSignal): Promise<readonly OfferedModel[] | RelayError> {
    const response = await call({
      method: 'GET',
      url: `${base}/models`,
      headers: await headersOf('application/json'),
      signal,
    });
    const text = await textOf(response, longestList);
    const body = parseJson(text);
    if (response.status !== 200) return failure(`GET ${base}/models gave ${response.status}`);
    const entries = [body, objectOf(body).data, objectOf(body).models].find((value) => Array.isArray(value));
    if (!entries) return errorWithin(body) ?? failure(`GET ${base}/models gave no list of models`);
    return listOf(entries)
      .map(readModel)
      .filter(({ id }) => id !== '');
  }

  return {
    name: new URL(url).host,
    secrets: async () => [(await key()).trim()],
    async listModels(signal) {
      let first: RelayError | undefined;
      for (const base of known === undefined ? possibleBases(url) : [known]) {
        const models = await list(base, signal);
        if (models instanceof RelayError) {
          first ??= models;
          continue;
        }
        known = base;
        return models;
      }
      throw first ?? failure('there is no address to ask');
    },
    async post(route, body, signal) {
      const base = known ?? possibleBases(url)[0] ?? url;
      const path =
        route === 'chat' ? '/chat/completions' : `${base.endsWith('/v1') ? '' : '/v1'}/tasks/title/completions`;
      const accept = route === 'chat' ? 'text/event-stream, application/json' : 'application/json';
      return call({
        method: 'POST',
        url: base + path,
        headers: { ...(await headersOf(accept)), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
    },
  };
}

/**
 * Where the routes may be, the likeliest first. An address that ends in `/api` or `/v1` names the API itself; from any
 * other, Open WebUI is at `/api`, other servers at `/v1` or right there.
 */
export function possibleBases(url: string): readonly string[] {
  const { origin, pathname } = new URL(url);
  const base = origin + pathname.replace(/\/+$/, '').replace(/\/(chat\/completions|models)$/, '');
  if (/\/v\d+\w*$/.test(base)) return [base];
  return base.endsWith('/api') ? [base, `${base}/v1`] : [`${base}/api`, `${base}/v1`, base];
}

function readModel(entry: unknown): OfferedModel {
  const model = objectOf(entry);
  const meta = objectOf(objectOf(model.info).meta);
  const id = stringOf(model.id) || stringOf(model.model) || stringOf(model.name);
  return {
    id,
    name: stringOf(model.name) || id,
    description: stringOf(meta.description) || stringOf(model.description),
    suggestions: listOf(meta.suggestion_prompts)
      .map((prompt) => stringOf(objectOf(prompt).content).trim())
      .filter(Boolean)
      .slice(0, 12),
  };
}

function failure(reason: string): RelayError {
  return new RelayError('upstream', { cause: new Error(reason) });
}
