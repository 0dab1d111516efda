import { isChatError } from '../../../core/chat-error.js';
import { possibleRoutes, type Routes } from '../../open-webui/endpoints.js';
import { routesBeside } from '../../open-webui/other-addresses.js';
import { readModelList } from '../../open-webui/model-list.js';
import { failure } from '../failure.js';
import type { Finding } from '../../../core/diagnosis.js';
import { ok, problem, warning } from '../finding.js';
import { originOf } from '../surroundings.js';
import { redirected } from '../failure.js';
import { adviceFor } from '../server-kind.js';
import { askPlainly, askWithKey, type Probe, type Reply, type Visit } from '../visit.js';
import { refusal } from './refusal.js';

/** Whether the key opens the list of models, which is kept for the probes after this one. */
export const keyProbe: Probe = {
  name: 'key',
  async examine(visit) {
    let refused: Reply | undefined;
    let failed: Reply | undefined;
    let onlyPages = true;
    for (const routes of byAddress(possibleRoutes(visit.options))) {
      const reply = await ask(visit, routes);
      if ('code' in reply) return reply;
      if (isRedirect(reply)) return afterRedirect(visit, routes);
      const { status, isKeyRefused } = reply;
      const accepted = status === 200 ? accept(reply, routes, visit) : undefined;
      if (accepted) return accepted;
      if (status === 401 || status === 403 || isKeyRefused) {
        refused ??= reply;
        visit.routes ??= routes;
        // A gateway may say 403 for a route that it does not have; 401 it says for one that wants a key.
        if (isKeyRefused) break;
      } else if (status === 429 || status >= 500) {
        failed ??= reply;
      }
      if (!reply.isPage) onlyPages = false;
    }
    if (refused) return refusal(refused, visit);
    if (failed) return listFailed(failed, visit);
    return onlyPages ? notAnApi(visit) : noList();
  },
};

function accept({ json }: Reply, routes: Routes, visit: Visit): Finding | undefined {
  const list = readModelList(json);
  if (!list) return undefined;
  visit.list = list;
  visit.routes = routes;
  visit.listBody = json;
  if (visit.kind === 'relay' && visit.options.apiKey) return needlessKey();
  return visit.requester.secret
    ? ok('key-accepted', 'The server takes the key.')
    : ok('no-key-needed', 'The server lists its models without a key.');
}

function needlessKey(): Finding {
  return warning(
    'key-needless',
    'certain',
    'A relay answers and has the key; the page holds one as well, for everybody to read.',
    'Take the option apiKey out of the page, and make a new key for the relay.',
  );
}

function isRedirect({ status }: Reply): boolean {
  // A browser hides the status.
  return status === 0 || (status >= 300 && status < 400);
}

/** The chat follows a redirect of the list within its origin, and no other. */
async function afterRedirect(visit: Visit, { models }: Routes): Promise<Finding> {
  const { url } = await askPlainly(visit, models);
  const target = routesBeside(url || models);
  if (!target) return noList();
  if (new URL(target.models).origin !== new URL(models).origin)
    return redirected(target.models.slice(0, -'/models'.length));
  const reply = await ask(visit, target);
  if ('code' in reply) return reply;
  return accept(reply, target, visit) ?? refusal(reply, visit);
}

/** The answer, or what it means that none came. */
async function ask(visit: Visit, { models }: Routes): Promise<Reply | Finding> {
  try {
    return await askWithKey(visit, models);
  } catch (thrown) {
    visit.surroundings.signal.throwIfAborted();
    const page = originOf(visit.surroundings);
    const isBlocked = isChatError(thrown) && thrown.code === 'network' && page !== '';
    return isBlocked ? preflight(page, new URL(models).origin, visit) : failure(thrown);
  }
}

/** The server was read before, by a request without a key, which needs no preflight. */
function preflight(page: string, origin: string, visit: Visit): Finding {
  const { name, key } = adviceFor(visit.kind);
  if (visit.kind === 'litellm') {
    // Its refusals carry no headers for pages, so that a browser hides them.
    return visit.requester.secret
      ? problem('key-refused', 'likely', `${name} answers pages of ${page}, but not with this key, and hides why.`, key)
      : problem('key-missing', 'likely', `${name} wants a key, and the options have none.`, key);
  }
  return problem(
    'cors-preflight',
    'likely',
    `${origin} can be read by ${page}, but not with a key: it refuses the preflight request (OPTIONS) of the browser, or its answer lacks Access-Control-Allow-Origin.`,
    'Let the proxy in front of the server pass OPTIONS requests on without a sign-in, and allow the header Authorization (or the one of the option authHeader, and those of headers); CORS_ALLOW_ORIGIN of Open WebUI must name the page.',
  );
}

function listFailed({ status, text }: Reply, { kind }: Visit): Finding {
  return problem(
    'list-failed',
    'certain',
    `The server answers ${status} to the question for its models${text && `: ${text}`}.`,
    kind === 'open-webui'
      ? 'Look into the log of the server for this request, and check Admin Panel > Settings > Connections.'
      : `Look into the log of the server for this request. ${adviceFor(kind).connection}`,
  );
}

function notAnApi({ root, options }: Visit): Finding {
  return problem(
    'not-an-api',
    root === undefined ? 'likely' : 'certain',
    `A page answers where the API should be (${new URL(options.url).origin}): the address is that of a website, or a proxy asks for a sign-in first.`,
    'Write the address of Open WebUI, or of the API of another server, in the option url, and exclude /api from the sign-in of the proxy.',
  );
}

function noList(): Finding {
  return warning(
    'no-list',
    'likely',
    'The server has no list of models, so that the model cannot be looked up.',
    'Check the option url (or endpoints.models); if the server really has no list, set verifyModel: false.',
  );
}

/** Each address of a list once: the owner's `endpoints.models` is the same for all. */
function byAddress(routes: readonly Routes[]): readonly Routes[] {
  return [...new Map(routes.map((route) => [route.models, route])).values()];
}
