import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { asChatError } from '../../core/message-error.js';
import type { Verification } from '../../core/verification.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Deadline } from '../deadline.js';
import { parseJson } from '../json.js';
import { readText } from '../read-text.js';
import { refusalOf } from '../refusal.js';
import { possibleRoutes, type Routes } from './endpoints.js';
import { readModelList, type ModelList } from './model-list.js';
import { discard, isRedirect, type Requester } from './request.js';

/** A list of models is read up to this many bytes. */
export const longestList = 20_000_000;

/** What asking at one address gave. */
export type Answer =
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
 * Asks for the list of models at each address where it may be, and looks for the configured ones in it. Rejects only
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
      const models = options.models.flatMap((id) => answer.list.find(id) ?? []);
      const [model] = models;
      return model
        ? { outcome: 'found', model, ...(options.models.length > 1 && { models }) }
        : { outcome: 'not-listed', close: (await more())?.closest(options.model, answer.list.ids) ?? [] };
    }
    if (answer.kind === 'failed') return { outcome: 'failed', error: answer.error };
    if (answer.kind !== 'refused') continue;
    if (!refused) learn(answer.routes);
    refused ??= { outcome: 'refused', status: answer.status };
    // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
    if (answer.status === 401) break;
  }
  return refused ?? (await more())?.findOpenWebUI(check) ?? { outcome: 'no-list' };
}

/** What a check needs that does not go as it should; where it cannot be loaded, the outcome says less. */
function more(): Promise<typeof import('./verify-more.js') | undefined> {
  return import('./verify-more.js').catch(() => undefined);
}

async function ask(routes: Routes, check: Check): Promise<Answer> {
  const { requester, deadline, options } = check;
  startLimit(deadline, options);
  try {
    const response = await requester.send(routes.models, { accept: 'application/json' }, deadline.signal);
    if (isRedirect(response)) {
      discard(response);
      const found = await (await more())?.follow(routes, check, read);
      return found ?? { kind: 'failed', error: new ChatError('redirect', 'redirected') };
    }
    return await read(response, routes, check);
  } catch (thrown) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    return { kind: 'failed', error: asChatError(thrown) };
  }
}

async function read(response: Response, routes: Routes, { clock, requester, deadline }: Check): Promise<Answer> {
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
    return { kind: 'failed', error: await refusalOf(response, clock.date(), requester.secret, deadline.signal) };
  }
  // Open WebUI answers an address that it does not know with its start page and status 200: only a list counts.
  const list = readModelList(parseJson(await readText(response, longestList)));
  return list ? { kind: 'list', list, routes } : { kind: 'no-route' };
}

export function startLimit(deadline: Deadline, { timeout }: ResolvedOptions): void {
  deadline.start(timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
}

/** Each address of a list once: the owner's `endpoints.models` is the same for all. */
function byAddress(routes: readonly Routes[]): readonly Routes[] {
  return [...new Map(routes.map((route) => [route.models, route])).values()];
}
