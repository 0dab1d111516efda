import { ChatError } from '../../core/chat-error.js';
import { closest } from '../../core/closest.js';
import type { Verification } from '../../core/verification.js';
import { isObject, parseJson } from '../json.js';
import { readText } from '../response-body.js';
import { askModelList, longestList, type ModelCheckDeps } from './ask-model-list.js';
import { possibleRoutes, type Routes } from './endpoints.js';
import type { ModelList } from './model-list.js';
import { shorterBases } from './other-addresses.js';

/**
 * Asks for the list of models, at each address where it may be, and looks for the configured ones in it. Rejects only
 * with the reason of the deadline's signal.
 */
export async function checkModel(deps: ModelCheckDeps): Promise<Verification> {
  const { options } = deps;
  const possible = possibleRoutes(options);
  let refused: Verification | undefined;
  for (const routes of byAddress(possible)) {
    startLimit(deps);
    const answer = await askModelList(routes, deps);
    if (answer.kind === 'list') {
      learn(answer.routes, possible, deps);
      return foundIn(answer.list, deps) ?? { outcome: 'not-listed', close: closest(options.model, answer.list.ids) };
    }
    if (answer.kind === 'failed') return { outcome: 'failed', error: answer.error };
    if (answer.kind === 'no-route') continue;
    if (!refused) learn(answer.routes, possible, deps);
    refused ??= { outcome: 'refused', status: answer.status };
    // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
    if (answer.status === 401) break;
  }
  return refused ?? findOpenWebUI(deps);
}

/** The models of the list that the owner named. */
function foundIn({ find }: ModelList, { options }: ModelCheckDeps): Verification | undefined {
  const models = options.models.flatMap((id) => find(id) ?? []);
  const [model] = models;
  return model && { outcome: 'found', model, ...(options.models.length > 1 && { models }) };
}

/** Remembers where the API is; a list whose address the owner gave says nothing of where the chat is. */
function learn({ models, chat }: Routes, possible: readonly Routes[], deps: ModelCheckDeps): void {
  if (possible.filter((routes) => routes.models === models).length < 2) deps.learn({ models, chat });
}

/** No route gave a list: either Open WebUI is at another address of the server, or the gateway has no list. */
async function findOpenWebUI(deps: ModelCheckDeps): Promise<Verification> {
  const { options, requester, deadline } = deps;
  startLimit(deps);
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

function startLimit({ deadline, options }: ModelCheckDeps): void {
  deadline.start(options.timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
}

/** Each address of a list once: the owner's `endpoints.models` is the same for all. */
function byAddress(routes: readonly Routes[]): readonly Routes[] {
  return [...new Map(routes.map((route) => [route.models, route])).values()];
}
