import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { closest } from '../../core/closest.js';
import { asChatError } from '../../core/message-error.js';
import type { Verification } from '../../core/verification.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Deadline } from '../deadline.js';
import { errorFromResponse } from '../http-error.js';
import { isObject, parseJson } from '../json.js';
import { readText } from '../read-text.js';
import { possibleRoutes, routesBeside, shorterBases, type Routes } from './endpoints.js';
import { readModelList, type ModelList } from './model-list.js';
import { discard, isRedirect, shown, type Requester } from './request.js';

/** A list of models is read up to this many bytes. */
const longestList = 20_000_000;

/** What asking at one address gave. */
type Answer =
  | { readonly kind: 'list'; readonly list: ModelList; readonly routes: Routes }
  | { readonly kind: 'no-route' }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly routes: Routes }
  | { readonly kind: 'failed'; readonly error: ChatError };

/** What a check needs. */
export interface Check {
  readonly options: ResolvedOptions;
  readonly requester: Requester;
  readonly clock: Clock;
  readonly deadline: Deadline;
  /** Told where the API is, once that is certain. */
  readonly learn: (routes: Routes) => void;
}

/**
 * Asks for the list of models at each address where it may be, and looks for the configured one in it. Rejects only
 * with the reason of the deadline's signal.
 */
export async function verifyModel(check: Check): Promise<Verification> {
  const { options } = check;
  const possible = possibleRoutes(options);
  // A list whose address the owner gave says nothing of where the chat is.
  const learn = ({ models, chat }: Routes): void => {
    if (possible.filter((routes) => routes.models === models).length < 2) check.learn({ models, chat });
  };
  let refused: Verification | undefined;
  for (const routes of byAddress(possible)) {
    const answer = await ask(routes, check);
    if (answer.kind === 'list') {
      learn(answer.routes);
      const model = answer.list.find(options.model);
      return model
        ? { outcome: 'found', model }
        : { outcome: 'not-listed', close: closest(options.model, answer.list.ids, 3) };
    }
    if (answer.kind === 'failed') return { outcome: 'failed', error: answer.error };
    if (answer.kind !== 'refused') continue;
    if (!refused) learn(answer.routes);
    refused ??= { outcome: 'refused', status: answer.status };
    // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
    if (answer.status === 401) break;
  }
  return refused ?? findOpenWebUI(check);
}

async function ask(routes: Routes, check: Check): Promise<Answer> {
  const { requester, deadline, options } = check;
  startLimit(deadline, options);
  try {
    const response = await requester.send(routes.models, { accept: 'application/json' }, deadline.signal);
    if (isRedirect(response)) {
      discard(response);
      return await follow(routes, check);
    }
    return await read(response, routes, check);
  } catch (thrown) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    return { kind: 'failed', error: asChatError(thrown) };
  }
}

async function read(response: Response, routes: Routes, { clock, requester }: Check): Promise<Answer> {
  const { status } = response;
  if (status === 404 || status === 405) {
    discard(response);
    return { kind: 'no-route' };
  }
  if (status === 401 || status === 403) {
    discard(response);
    return { kind: 'refused', status, routes };
  }
  if (!response.ok) {
    return { kind: 'failed', error: await errorFromResponse(response, clock.date(), requester.secret) };
  }
  // Open WebUI answers an address that it does not know with its start page and status 200: only a list counts.
  const list = readModelList(parseJson(await readText(response, longestList)));
  return list ? { kind: 'list', list, routes } : { kind: 'no-route' };
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
  if (signal.aborted) throw signal.reason;
  const target = routesBeside(address);
  if (target && target.models !== routes.models && isSameOrigin(target.models, routes.models)) {
    const response = await requester.send(target.models, { accept: 'application/json' }, signal);
    if (!isRedirect(response)) return read(response, target, check);
    discard(response);
  }
  const where = address && ` to ${shown(address)}`;
  return { kind: 'failed', error: new ChatError('redirect', `redirected${where}`) };
}

/** No route gave a list: either Open WebUI is at another address of the server, or the gateway has no list. */
async function findOpenWebUI({ options, requester, deadline }: Check): Promise<Verification> {
  startLimit(deadline, options);
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

function startLimit(deadline: Deadline, { timeout }: ResolvedOptions): void {
  deadline.start(timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
}

/** Each address of a list once: the owner's `endpoints.models` is the same for all. */
function byAddress(routes: readonly Routes[]): readonly Routes[] {
  return [...new Map(routes.map((route) => [route.models, route])).values()];
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
