import { ChatError } from '../../core/chat-error.js';
import { closest } from '../../core/closest.js';
import type { Verification } from '../../core/verification.js';
import { isObject, parseJson } from '../json.js';
import { readText } from '../response-body.js';
import { refusalOf } from '../refused-error.js';
import type { Routes } from './endpoints.js';
import type { ModelList } from './model-list.js';
import { routesBeside, shorterBases } from './other-addresses.js';
import { discard, isRedirect, shown } from './request.js';
import { ask, foundIn, learn, longestList, startLimit, type Asked, type Check } from './check-model.js';

/** What an address says. */
type Answer =
  | { readonly kind: 'list'; readonly list: ModelList; readonly routes: Routes }
  | { readonly kind: 'no-route' }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly routes: Routes }
  | { readonly kind: 'failed'; readonly error: ChatError };

/**
 * The rest of a check that does not go as it should: asks at each address where the list may be.
 *
 * @param first what asking at the first of them gave
 */
export async function verifyFrom(first: Asked, possible: readonly Routes[], check: Check): Promise<Verification> {
  const { options } = check;
  let asked: Asked | undefined = first;
  let refused: Verification | undefined;
  for (const routes of byAddress(possible)) {
    if (!asked) startLimit(check);
    const answer: Answer = await judge(asked ?? (await ask(routes, check)), routes, check);
    asked = undefined;
    if (answer.kind === 'list') {
      learn(answer.routes, possible, check);
      return foundIn(answer.list, check) ?? { outcome: 'not-listed', close: closest(options.model, answer.list.ids) };
    }
    if (answer.kind === 'failed') return { outcome: 'failed', error: answer.error };
    if (answer.kind !== 'refused') continue;
    if (!refused) learn(answer.routes, possible, check);
    refused ??= { outcome: 'refused', status: answer.status };
    // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
    if (answer.status === 401) break;
  }
  return refused ?? findOpenWebUI(check);
}

async function judge({ response, list, error }: Asked, routes: Routes, check: Check): Promise<Answer> {
  if (list) return { kind: 'list', list, routes };
  if (!response) return { kind: 'failed', error: error ?? new ChatError('network', 'no answer') };
  if (isRedirect(response)) {
    discard(response);
    return follow(routes, check);
  }
  const { status } = response;
  if (status === 404 || status === 405) {
    discard(response);
    return { kind: 'no-route' };
  }
  if (status === 401 || status === 403) {
    discard(response);
    return { kind: 'refused', status, routes };
  }
  if (response.ok) return { kind: 'no-route' };
  const { clock, requester, deadline } = check;
  return { kind: 'failed', error: await refusalOf(response, clock.date(), requester.secret, deadline.signal) };
}

/**
 * The list is behind a redirect. Where it leads is asked without the key; an address of the same origin then takes
 * the place of the configured one, any other never gets the key.
 */
async function follow(routes: Routes, check: Check): Promise<Answer> {
  const { requester, deadline } = check;
  const { signal } = deadline;
  const address = await requester.probe(routes.models, signal).then(
    (probed) => {
      discard(probed);
      return probed.url;
    },
    () => '',
  );
  signal.throwIfAborted();
  const target = routesBeside(address);
  if (target && target.models !== routes.models && isSameOrigin(target.models, routes.models)) {
    const asked = await ask(target, check);
    if (!asked.response || !isRedirect(asked.response)) return judge(asked, target, check);
    discard(asked.response);
  }
  const where = address && ` to ${shown(address)}`;
  return { kind: 'failed', error: new ChatError('redirect', `redirected${where}`) };
}

/** No route gave a list: either Open WebUI is at another address of the server, or the gateway has no list. */
async function findOpenWebUI(check: Check): Promise<Verification> {
  const { options, requester, deadline } = check;
  startLimit(check);
  for (const base of shorterBases(options.url)) {
    for (const path of ['/api/version', '/api/config']) {
      try {
        const response = await requester.probe(base + path, deadline.signal);
        const body = parseJson(await readText(response, longestList));
        if (response.ok && isObject(body) && typeof body.version === 'string') {
          return { outcome: 'wrong-path', suggestedUrl: base };
        }
      } catch {
        if (deadline.signal.aborted) throw deadline.signal.reason;
      }
    }
  }
  return { outcome: 'no-list' };
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

/** Each address of a list once: the owner's `endpoints.models` is the same for all. */
function byAddress(routes: readonly Routes[]): readonly Routes[] {
  return [...new Map(routes.map((route) => [route.models, route])).values()];
}
