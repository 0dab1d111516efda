import { withoutSecrets } from '../redact.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Log } from '../../platform/log.js';
import { ChatError } from '../../core/chat-error.js';
import { createDeadline, type Deadline } from '../deadline.js';
import { parseJson } from '../json.js';
import { errorFromServer } from '../open-webui/dialects/dialects.js';
import type { Routes } from '../open-webui/endpoints.js';
import type { ModelList } from '../open-webui/model-list.js';
import { createRequester } from '../open-webui/create-requester.js';
import type { Requester } from '../open-webui/requester.js';
import { readText } from '../response-body.js';
import type { Finding, ProbeName } from '../../core/diagnosis.js';
import { rootsOf } from './addresses.js';
import { serverKindOf, type ServerSoftware } from './server-kind.js';
import type { Surroundings } from './surroundings.js';

/** A body is read up to this many bytes: a list of models may be long. */
const longestBody = 20_000_000;
/** A question without an answer from a model waits no longer than this many milliseconds, whatever the options say. */
const longestWait = 20_000;

/** One examination: what is examined, and what the probes have learned so far. */
export interface Visit {
  readonly options: ResolvedOptions;
  readonly surroundings: Surroundings;
  readonly requester: Requester;
  /** Where Open WebUI answers, without a slash at the end; undefined for other servers. */
  root?: string;
  version?: string;
  /** Told by what it sends. */
  kind: ServerSoftware;
  /** Where the list was read or refused. */
  routes?: Routes;
  list?: ModelList;
  /** The list as the server wrote it. */
  listBody?: unknown;
}

/** One question. Undefined: it does not arise here. */
export interface Probe {
  readonly name: ProbeName;
  examine(visit: Visit): Promise<Finding | undefined>;
}

/** A server's answer, read to its end. */
export interface Reply {
  readonly status: number;
  /** Where it came from, after redirects. */
  readonly url: string;
  /** Parsed JSON, or undefined. */
  readonly json: unknown;
  readonly isPage: boolean;
  /** The server's own sentence of an error: plain text without the key, at most 300 characters. */
  readonly text: string;
  /** Whether the key is refused, whatever the status is: LiteLLM says so with 400. */
  readonly isKeyRefused: boolean;
}

const silent: Log = { warn() {}, debug() {} };

export function createVisit(options: ResolvedOptions, surroundings: Surroundings): Visit {
  const { fetch, clock, isOnline } = surroundings;
  const requester = createRequester({ options: () => options, clock, log: silent, fetch, isOnline });
  return { options, surroundings, requester, kind: 'unknown' };
}

/** Runs a request with the usual limit. Rejects with a ChatError, or with the reason of the examination's signal. */
export async function limited<T>(visit: Visit, ask: (deadline: Deadline) => Promise<T>): Promise<T> {
  const { surroundings, options } = visit;
  const deadline = createDeadline(surroundings.clock, surroundings.signal);
  deadline.start(Math.min(options.timeout.connect, longestWait), () => new ChatError('timeout', 'no answer in time'));
  try {
    return await ask(deadline);
  } finally {
    deadline.release();
  }
}

/** A GET with the key and the owner's headers. */
export function askWithKey(visit: Visit, url: string): Promise<Reply> {
  return limited(visit, async ({ signal }) =>
    readReply(await visit.requester.send(url, { accept: 'application/json' }, signal), visit),
  );
}

/** A GET with neither, which needs no preflight. */
export function askPlainly(visit: Visit, url: string): Promise<Reply> {
  return limited(visit, async ({ signal }) => readReply(await visit.requester.probe(url, signal), visit));
}

async function readReply(response: Response, visit: Visit): Promise<Reply> {
  const body = await readText(response, longestBody);
  const json = parseJson(body);
  const { status, headers } = response;
  visit.kind = serverKindOf({ headers, json, body: body.slice(0, 2_000) }) ?? visit.kind;
  const { serverText, code } = errorFromServer(json ?? body, visit.requester.secret, status >= 400 ? { status } : {});
  return {
    status,
    url: response.url,
    json,
    isPage: json === undefined && /^\s*<[!?a-z]/i.test(body),
    text: serverText ?? '',
    isKeyRefused: status >= 400 && code === 'auth',
  };
}

/** A text without the key, the owner's headers, and whatever else looks like a key. */
export function redact(text: string, { options, requester }: Visit): string {
  const given = typeof options.apiKey === 'string' ? options.apiKey.trim() : '';
  const secrets = [given, requester.secret, ...Object.values(options.headers)];
  return withoutSecrets(text, [...secrets, ...secrets.map(encodeURIComponent)]);
}

/**
 * Whether LiteLLM answers. Its refusal of a request without a key cannot be read by a page, and its list of models shows
 * no sign of it; this route of it wants no key.
 */
export async function isLiteLLM(visit: Visit): Promise<boolean> {
  for (const root of rootsOf(visit.options.url)) {
    await askPlainly(visit, `${root}/health/liveliness`).catch(() => undefined);
    visit.surroundings.signal.throwIfAborted();
    if (visit.kind !== 'unknown') return visit.kind === 'litellm';
  }
  return false;
}

/** Whether Open WebUI says that an account lacks a right, whatever the status is. */
export function isProhibited({ text }: Pick<Reply, 'text'>): boolean {
  return /do not have permission/i.test(text);
}
