import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { jsonText } from '../../core/json-text.js';
import { lazy } from '../../platform/lazy.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Log } from '../../platform/log.js';
import { unlessAborted } from '../deadline.js';
import { discard } from '../response-body.js';
import type { TurnRequest } from '../transport.js';
import { createKeySource } from './key-source.js';
import { dialects } from './answer-reader.js';
import type { Pack, Packer, RelayLink, SendPacked } from './dialects/dialects.js';
import { reach } from './reach.js';
import { watchPolicy } from './policy-watch.js';
import { keptSession, withoutQuery, type GatewayRequest, type Requester } from './requester.js';

/** The transport is made of these. */
export interface TransportDeps {
  readonly options: () => ResolvedOptions;
  readonly clock: Clock;
  readonly log: Log;
  /** Default: the page's own, looked up at each call. */
  readonly fetch?: typeof fetch;
  /** Makes of a request or a response what the debug log may show. Default: nothing. */
  readonly show?: (headers: Headers, body?: Readonly<Record<string, unknown>>) => object;
  /** Whether the browser thinks it is online. Default: `navigator.onLine`. */
  readonly isOnline?: () => boolean;
  /** Told when the answer of a turn is taken up again after a cut of the connection. */
  readonly onResume?: (turnId: string) => void;
}

export function createRequester(deps: TransportDeps): Requester {
  const { options, clock, log, isOnline = () => globalThis.navigator?.onLine !== false } = deps;
  const keys = createKeySource(() => options().apiKey);
  let secret = '';
  /** Tells why a request got no answer; where it does not come in time, the network is to blame. */
  const patient = lazy(() => import('./dialects/dialects.js'), { clock });
  let packer: Packer | undefined;
  /** The relay that the server is; undefined where it is none, or has not been asked yet. */
  let relay: RelayLink | undefined;
  /** Origins of which this page could read an answer. */
  const readable = new Set<string>();

  async function perform(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const send = deps.fetch ?? globalThis.fetch;
    const since = clock.now();
    const policy = watchPolicy(url);
    // Asynchronous, so that a patched fetch that throws at once fails like others.
    const answer = (async () => send(url, { ...init, signal }))();
    try {
      const response = await unlessAborted(answer, signal);
      readable.add(new URL(url).origin);
      const elapsed = Math.round(clock.now() - since);
      log.debug(`${response.status} ${withoutQuery(url)} after ${elapsed} ms`, deps.show?.(response.headers));
      return response;
    } catch (cause) {
      // A fetch that does not listen to its signal may still answer: nobody reads that.
      answer.then(discard, () => {});
      signal.throwIfAborted();
      const mayHaveRun = init.method === 'POST' && readable.has(new URL(url).origin);
      const isThere = (): Promise<boolean> => reach(new URL(url).origin, send, clock, signal);
      const code = isOnline() ? 'network' : 'offline';
      // Offline nothing can be loaded, and there is nothing to find out.
      const more = code === 'network' ? await unlessAborted(patient.load(), signal) : undefined;
      if (more) throw await more.networkError(url, cause, { log, clock, policy, ...(mayHaveRun && { isThere }) });
      throw new ChatError(code, 'no answer', { retryable: code === 'network', cause });
    } finally {
      policy.dispose();
    }
  }

  async function linkRelay(): Promise<RelayLink | undefined> {
    const loaded = await dialects.load();
    return (relay ??= loaded?.createRelayLink({
      url: options().url,
      isForgetful: options().history === 'none',
      now: () => clock.date(),
      userToken: () => options().user.token,
      send: (url, init) => (deps.fetch ?? globalThis.fetch)(url, init),
    }));
  }

  /** The relay, where an earlier page of this tab has met it. */
  async function knownRelay(signal: AbortSignal): Promise<RelayLink | undefined> {
    if (!relay && keptSession(options().url) !== undefined) await unlessAborted(linkRelay(), signal);
    return relay;
  }

  async function sendOnce(url: string, request: GatewayRequest, signal: AbortSignal): Promise<Response> {
    const send: SendPacked = (pack) => sendPlain(url, request, signal, pack);
    if (!request.body || !options().compressRequests || !globalThis.CompressionStream) return send();
    packer ??= (await dialects.load())?.createPacker();
    return packer ? packer(send, signal) : send();
  }

  async function sendPlain(
    url: string,
    { accept, body, onResume, answerId }: GatewayRequest,
    signal: AbortSignal,
    pack?: Pack,
  ): Promise<Response> {
    await knownRelay(signal);
    // A key that a page still holds is none of a relay's business, and would be refused by it.
    secret = relay ? relay.token : await unlessAborted(keys.get(), signal);
    const headers = headersOf(options(), secret, accept);
    const turn =
      onResume && body?.['stream'] === true
        ? relay?.beginTurn({ chat: url, id: answerId, onResume }, signal)
        : undefined;
    for (const [name, value] of Object.entries({ ...relay?.headers, ...turn?.headers })) headers.set(name, value);
    if (body) headers.set('Content-Type', 'application/json');
    if (pack) headers.set('Content-Encoding', 'gzip');
    const method = body ? 'POST' : 'GET';
    log.debug(`${method} ${withoutQuery(url)}`, deps.show?.(headers, body));
    const text = body && jsonText(body);
    const sent = pack && text ? await pack(text) : text;
    // As an object: a fetch that a page has put in place of the browser's may not know its Headers.
    const init = { method, headers: Object.fromEntries(headers), redirect: 'manual' } as const;
    const response = await perform(url, { ...init, ...(sent && { body: sent }) }, signal);
    // Every response of a relay says that it is one.
    if (response.headers.has('causerie-relay')) await (await linkRelay())?.learn(response);
    return turn ? turn.follow(response) : response;
  }

  return {
    get secret() {
      return secret;
    },
    get isRelay() {
      return relay !== undefined;
    },
    async send(url, request, signal) {
      const response = await sendOnce(url, request, signal);
      if (response.status !== 401 || (!keys.forget() && !relay)) return response;
      discard(response);
      await relay?.renew(url, (models) => sendPlain(models, { accept: 'application/json' }, signal));
      // Another server answers now where a relay was.
      if (!response.headers.has('causerie-relay')) relay = undefined;
      const second = await sendOnce(url, request, signal);
      if (second.status === 401) keys.forget();
      return second;
    },
    async takeUp(chat, id, onResume, signal) {
      const turn = (await knownRelay(signal))?.beginTurn({ chat, id, onResume }, signal);
      return turn && unlessAborted(turn.takeUp(), signal);
    },
    isReachable: (url, signal) => reach(url, deps.fetch ?? globalThis.fetch, clock, signal),
    probe: (url, signal) => perform(url, { headers: { Accept: 'application/json' } }, signal),
  };
}

/** The body of a request for an answer. */
export function chatBody(
  { model: configured, maxTokens, temperature, requestBody, stream }: ResolvedOptions,
  { model = configured, messages }: Pick<TurnRequest, 'model' | 'messages'>,
): Record<string, unknown> {
  // Half a character is refused by servers that decode JSON strictly.
  const sent = messages.map((message) => ({ ...message, content: message.content.toWellFormed() }));
  const parameters = { max_tokens: maxTokens, temperature };
  const given = Object.entries(parameters).filter(([, value]) => value !== null);
  return { model, ...Object.fromEntries(given), ...requestBody, messages: sent, stream };
}

function headersOf({ headers: own, authHeader }: ResolvedOptions, key: string, accept: string): Headers {
  try {
    const headers = new Headers({ Accept: accept });
    for (const [header, value] of Object.entries(own)) headers.set(header, value);
    const [name = '', scheme] = authHeader.split(/:? +/);
    if (key) headers.set(name, scheme ? `${scheme} ${key}` : key);
    return headers;
  } catch {
    // The browser's message repeats the value, which may be the key, so it is not passed on.
    throw new ChatError('auth', 'apiKey or headers: not a header value');
  }
}
