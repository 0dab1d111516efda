import { ChatError } from '../../../core/chat-error.js';
import { closest } from '../../../core/closest.js';
import type { Verification } from '../../../core/verification.js';
import { isObject, parseJson } from '../../json.js';
import { discard, readText } from '../../response-body.js';
import { askModelList, foundIn, learn, longestList, type ListAnswer, type ModelCheckDeps } from '../ask-model-list.js';
import type { Routes } from '../endpoints.js';
import type { ModelList } from '../model-list.js';
import { routesBeside, shorterBases } from '../other-addresses.js';
import { isRedirect, withoutQuery } from '../requester.js';
import { judgeResponse } from './http-error.js';

/** Says what an answer means. */
type Judged =
  | { readonly kind: 'list'; readonly list: ModelList; readonly routes: Routes }
  | { readonly kind: 'no-route' }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly routes: Routes }
  | { readonly kind: 'failed'; readonly error: ChatError };

/**
 * The rest of a check whose first answer did not hold the model: asks at each address where the list may be.
 *
 * @param first the answer at the first of them
 */
export async function checkElsewhere(
  first: ListAnswer,
  possible: readonly Routes[],
  deps: ModelCheckDeps,
): Promise<Verification> {
  const { options } = deps;
  let answer: ListAnswer | undefined = first;
  let refused: Verification | undefined;
  for (const routes of byAddress(possible)) {
    const judged: Judged = await judge(answer ?? (await askModelList(routes, deps)), routes, deps);
    answer = undefined;
    if (judged.kind === 'list') {
      learn(judged.routes, possible, deps);
      return foundIn(judged.list, deps) ?? { outcome: 'not-listed', close: closest(options.model, judged.list.ids) };
    }
    if (judged.kind === 'failed') return { outcome: 'failed', error: judged.error };
    if (judged.kind === 'no-route') continue;
    if (!refused) learn(judged.routes, possible, deps);
    refused ??= { outcome: 'refused', status: judged.status };
    // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
    if (judged.status === 401) break;
  }
  return refused ?? findOpenWebUI(deps);
}

async function judge({ response, list, error }: ListAnswer, routes: Routes, deps: ModelCheckDeps): Promise<Judged> {
  if (list) return { kind: 'list', list, routes };
  if (!response) return { kind: 'failed', error: error ?? new ChatError('network', 'no answer') };
  const { status } = response;
  const isMissing = status === 404 || status === 405;
  if (isRedirect(response) || isMissing || status === 401 || status === 403) {
    discard(response);
    if (isMissing) return { kind: 'no-route' };
    return status === 401 || status === 403 ? { kind: 'refused', status, routes } : follow(routes, deps);
  }
  if (response.ok) return { kind: 'no-route' };
  const { error: refusal } = await judgeResponse(response, deps.clock.date(), deps.requester.secret);
  return { kind: 'failed', error: refusal };
}

/**
 * The list is behind a redirect. Where it leads is asked without the key; an address of the same origin then takes
 * the place of the configured one, any other never gets the key.
 */
async function follow(routes: Routes, deps: ModelCheckDeps): Promise<Judged> {
  const { requester, deadline } = deps;
  const address = await requester.probe(routes.models, deadline.signal).then(
    (probed) => {
      discard(probed);
      return probed.url;
    },
    () => '',
  );
  deadline.signal.throwIfAborted();
  const target = routesBeside(address);
  if (target && target.models !== routes.models && isSameOrigin(target.models, routes.models)) {
    const answer = await askModelList(target, deps);
    if (!answer.response || !isRedirect(answer.response)) return judge(answer, target, deps);
    discard(answer.response);
  }
  const where = address && ` to ${withoutQuery(address)}`;
  return { kind: 'failed', error: new ChatError('redirect', `redirected${where}`) };
}

/** No route gave a list: either Open WebUI is at another address of the server, or the gateway has no list. */
async function findOpenWebUI({ options, requester, deadline }: ModelCheckDeps): Promise<Verification> {
  deadline.start(options.timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
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
