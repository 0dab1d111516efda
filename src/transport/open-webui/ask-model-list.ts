import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { asChatError } from '../../core/message-error.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Deadline } from '../deadline.js';
import { parseJson } from '../json.js';
import { discard, readText } from '../response-body.js';
import type { Routes } from './endpoints.js';
import { readModelList, type ModelList } from './model-list.js';
import { routesBeside } from './other-addresses.js';
import { refusedError } from './refused-error.js';
import { isRedirect, shown, type Requester } from './request.js';

/** A list of models is read up to this many bytes. */
export const longestList = 20_000_000;

/** What the check of the model works with. */
export interface ModelCheckDeps {
  readonly options: ResolvedOptions;
  readonly requester: Requester;
  readonly clock: Clock;
  readonly deadline: Deadline;
  /** Told where the API is, once that is certain. */
  readonly learn: (routes: Routes) => void;
}

/** How a server answers at one address where its list of models may be. */
export type ListAnswer =
  | { readonly kind: 'list'; readonly list: ModelList; readonly routes: Routes }
  | { readonly kind: 'no-route' }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly routes: Routes }
  | { readonly kind: 'failed'; readonly error: ChatError };

/** Asks for the list of models at one address. Rejects only with the reason of the deadline's signal. */
export async function askModelList(routes: Routes, deps: ModelCheckDeps): Promise<ListAnswer> {
  const answer = await ask(routes, deps);
  return answer === 'redirected' ? follow(routes, deps) : answer;
}

async function ask(routes: Routes, { requester, deadline, clock }: ModelCheckDeps): Promise<ListAnswer | 'redirected'> {
  const { signal } = deadline;
  try {
    const response = await requester.send(routes.models, { accept: 'application/json' }, signal);
    const { status } = response;
    if (response.ok) {
      // Open WebUI answers an unknown address with its start page.
      const list = readModelList(parseJson(await readText(response, longestList)));
      return list ? { kind: 'list', list, routes } : { kind: 'no-route' };
    }
    const isMissing = status === 404 || status === 405;
    const isRefused = status === 401 || status === 403;
    if (isRedirect(response) || isMissing || isRefused) {
      discard(response);
      return isRefused ? { kind: 'refused', status, routes } : isMissing ? { kind: 'no-route' } : 'redirected';
    }
    return { kind: 'failed', error: await refusedError(response, clock.date(), requester.secret, signal) };
  } catch (thrown) {
    signal.throwIfAborted();
    return { kind: 'failed', error: asChatError(thrown) };
  }
}

/**
 * The list is behind a redirect. Where it leads is asked without the key; an address of the same origin then takes
 * the place of the configured one, any other never gets the key.
 */
async function follow(routes: Routes, deps: ModelCheckDeps): Promise<ListAnswer> {
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
    const answer = await ask(target, deps);
    if (answer !== 'redirected') return answer;
  }
  const where = address && ` to ${shown(address)}`;
  return { kind: 'failed', error: new ChatError('redirect', `redirected${where}`) };
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
