import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { asChatError } from '../../core/message-error.js';
import type { Verification } from '../../core/verification.js';
import type { ResolvedOptions } from '../../options/chat-options.js';
import type { Log } from '../../platform/log.js';
import type { Deadline } from '../deadline.js';
import { parseJson } from '../json.js';
import { readText } from '../response-body.js';
import type { Routes } from './endpoints.js';
import { readModelList, type ModelList } from './model-list.js';
import type { Requester } from './requester.js';

/** A list of models is read up to this many bytes. */
export const longestList = 20_000_000;

/** The check of the model works with these. */
export interface ModelCheckDeps {
  readonly options: ResolvedOptions;
  readonly requester: Requester;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly log: Log;
  /** Told where the API is, once that is certain. */
  readonly learn: (routes: Routes) => void;
}

/** How a server answers at one address where its list of models may be. */
export interface ListAnswer {
  readonly response?: Response;
  /** The list in it, where it holds one: Open WebUI answers an unknown address with its start page. */
  readonly list?: ModelList | undefined;
  /** Why no response came. */
  readonly error?: ChatError;
}

/** Asks for the list of models at one address. Rejects only with the reason of the deadline's signal. */
export async function askModelList({ models }: Routes, deps: ModelCheckDeps): Promise<ListAnswer> {
  const { requester, deadline, options } = deps;
  const { signal } = deadline;
  deadline.start(options.timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
  try {
    const response = await requester.send(models, { accept: 'application/json' }, signal);
    const list = response.ok ? readModelList(parseJson(await readText(response, longestList))) : undefined;
    return { response, list };
  } catch (thrown) {
    signal.throwIfAborted();
    return { error: asChatError(thrown) };
  }
}

/** The models of the list that the owner named. */
export function foundIn({ find, nameOf }: ModelList, { options, log }: ModelCheckDeps): Verification | undefined {
  const models = options.models.flatMap((id) => find(id) ?? []);
  for (const { id } of models) if (nameOf(id) !== id) log.debug(`the list has the model "${id}" as "${nameOf(id)}"`);
  const [model] = models;
  return model && { outcome: 'found', model, ...(options.models.length > 1 && { models }) };
}

/** Remembers where the API is; a list whose address the owner gave says nothing of where the chat is. */
export function learn({ models, chat }: Routes, possible: readonly Routes[], deps: ModelCheckDeps): void {
  if (possible.filter((routes) => routes.models === models).length < 2) deps.learn({ models, chat });
}
