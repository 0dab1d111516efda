import { possibleRoutes } from '../../open-webui/endpoints.js';
import { asObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import { isChatError } from '../../../core/chat-error.js';
import type { Finding } from '../../../core/diagnosis.js';
import { ok, problem } from '../finding.js';
import { redirected } from '../failure.js';
import { rootsOf, usualFolders } from '../addresses.js';
import { askPlainly, isLiteLLM, type Probe, type Visit } from '../visit.js';

/** Routes that tell the version of Open WebUI, each with a field that other servers do not send there: Ollama has the second. */
const versionRoutes = [
  { path: '/api/config', mark: 'features' },
  { path: '/api/version', mark: 'deployment_id' },
];

/** Where Open WebUI answers: at the address, above it, or in one of the usual folders. */
export const pathProbe: Probe = {
  name: 'path',
  async examine(visit) {
    const { options } = visit;
    const { origin } = new URL(options.url);
    const near = await findRoot(visit, rootsOf(options.url));
    if (near && new URL(near.root).origin !== origin) return redirected(near.root);
    if (near && isRight(near.root, visit)) return found(near, visit);
    // An API of another kind may stand beside Open WebUI on one server.
    if (await hasOtherApi(visit)) {
      if (visit.kind === 'relay') return ok('relay-found', `A relay answers at ${origin}, and keeps the key.`);
      if (visit.kind === 'unknown') await isLiteLLM(visit);
      return undefined;
    }
    const elsewhere =
      near ??
      (await findRoot(
        visit,
        usualFolders.map((folder) => origin + folder),
      ));
    if (!elsewhere) {
      if (visit.kind === 'unknown') await isLiteLLM(visit);
      return undefined;
    }
    found(elsewhere, visit);
    return wrongPath(elsewhere);
  },
};

interface Found {
  readonly root: string;
  readonly version: string;
}

function found({ root, version }: Found, visit: Visit): Finding {
  visit.root = root;
  visit.kind = 'open-webui';
  visit.version = version;
  return ok('open-webui-found', `Open WebUI ${version} answers at ${root}.`);
}

function isRight(root: string, { options }: Visit): boolean {
  if (options.endpoints.models) return true;
  const own = [`${root}/api/models`, `${root}/api/v1/models`];
  return possibleRoutes(options).some(({ models }) => own.includes(models));
}

async function findRoot(visit: Visit, roots: readonly string[]): Promise<Found | undefined> {
  for (const root of roots) {
    for (const { path, mark } of versionRoutes) {
      const reply = await askPlainly(visit, root + path).catch((thrown: unknown) => {
        visit.surroundings.signal.throwIfAborted();
        // Addresses beside the one that answered may be closed to the page; silence is not asked again.
        if (isChatError(thrown) && thrown.code === 'timeout') throw thrown;
      });
      const body = asObject(reply?.json);
      const version = singleLine(body.version, 40);
      if (reply?.status !== 200 || !version || body[mark] === undefined) continue;
      const end = reply.url.replace(/[?#].*/s, '');
      return { root: end.endsWith(path) ? end.slice(0, -path.length) : root, version };
    }
  }
  return undefined;
}

/** Whether a list, or a refusal in JSON, comes from where the list may be. */
async function hasOtherApi(visit: Visit): Promise<boolean> {
  for (const { models } of possibleRoutes(visit.options)) {
    const reply = await askPlainly(visit, models).catch(() => undefined);
    visit.surroundings.signal.throwIfAborted();
    const isHere = reply && (reply.url === '' || reply.url === models);
    if (isHere && reply.json !== undefined && reply.status !== 404 && reply.status !== 405) return true;
  }
  return false;
}

function wrongPath({ root, version }: Found): Finding {
  return problem(
    'wrong-path',
    'certain',
    `The path of the option url is not the API's: Open WebUI ${version} answers at ${root}.`,
    `Write url: "${root}".`,
  );
}
