import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { lazy } from '../../platform/lazy.js';
import { asChatError } from '../../core/message-error.js';
import type { Verification } from '../../core/verification.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Deadline } from '../deadline.js';
import { parseJson } from '../json.js';
import { readText } from '../response-body.js';
import { possibleRoutes, type Routes } from './endpoints.js';
import { readModelList, type ModelList } from './model-list.js';
import type { Requester } from './request.js';

/** A list of models is read up to this many bytes. */
export const longestList = 20_000_000;

/** What asking at one address gave. */
export interface Asked {
  /** What came. */
  readonly response?: Response;
  /** The list that stood in it, where it is one: Open WebUI answers an unknown address with its start page. */
  readonly list?: ModelList | undefined;
  /** Why nothing came. */
  readonly error?: ChatError;
}

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
 * Asks for the list of models and looks for the configured ones in it: here at the likeliest address, and where they
 * are not in a list there, with what loads then, at each address where it may be. Rejects only with the reason of the
 * deadline's signal.
 */
export async function verifyModel(check: Check): Promise<Verification> {
  const possible = possibleRoutes(check.options);
  const [routes] = possible as [Routes, ...Routes[]];
  startLimit(check);
  const asked = await ask(routes, check);
  const found = asked.list && foundIn(asked.list, check);
  if (found) {
    learn(routes, possible, check);
    return found;
  }
  const more = await lazy(() => import('./find-model-list.js'), { clock: check.clock }).load();
  if (more) return more.verifyFrom(asked, possible, check);
  return asked.error ? { outcome: 'failed', error: asked.error } : { outcome: 'no-list' };
}

/** Asks for the list at one address. */
export async function ask({ models }: Routes, { requester, deadline }: Check): Promise<Asked> {
  const { signal } = deadline;
  try {
    const response = await requester.send(models, { accept: 'application/json' }, signal);
    return {
      response,
      list: response.ok ? readModelList(parseJson(await readText(response, longestList))) : undefined,
    };
  } catch (thrown) {
    signal.throwIfAborted();
    return { error: asChatError(thrown) };
  }
}

/** The models of the list that the owner named. */
export function foundIn({ find }: ModelList, { options }: Check): Verification | undefined {
  const models = options.models.flatMap((id) => find(id) ?? []);
  const [model] = models;
  return model && { outcome: 'found', model, ...(options.models.length > 1 && { models }) };
}

/** Remembers where the API is; a list whose address the owner gave says nothing of where the chat is. */
export function learn({ models, chat }: Routes, possible: readonly Routes[], check: Check): void {
  if (possible.filter((routes) => routes.models === models).length < 2) check.learn({ models, chat });
}

export function startLimit({ deadline, options }: Check): void {
  deadline.start(options.timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
}
