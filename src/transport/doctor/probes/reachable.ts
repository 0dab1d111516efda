import { isChatError } from '../../../core/chat-error.js';
import { failure } from '../failure.js';
import type { Finding } from '../../../core/diagnosis.js';
import { ok, problem } from '../finding.js';
import { possibleRoutes } from '../../open-webui/endpoints.js';
import { rootsOf, usualFolders } from '../addresses.js';
import { originOf } from '../surroundings.js';
import { adviceFor } from '../server-kind.js';
import { askPlainly, isLiteLLM, limited, type Probe, type Visit } from '../visit.js';

/**
 * Whether anything answers at the address, and whether the page may read it. One server may hold several things of
 * which only one lets pages read it, so that each place where the API may be is asked before that is denied.
 */
export const reachableProbe: Probe = {
  name: 'reachable',
  async examine(visit) {
    const { options, surroundings } = visit;
    const { origin } = new URL(options.url);
    const health = rootsOf(options.url).map((root) => `${root}/health`);
    const models = possibleRoutes(options).map((routes) => routes.models);
    let failed: unknown;
    for (const address of new Set([...health, ...models])) {
      try {
        const { status, text } = await askPlainly(visit, address);
        if (status === 502 || status === 503 || status === 504) return serverDown(status, text, visit);
        return ok('reachable', `${origin} answers.`);
      } catch (thrown) {
        surroundings.signal.throwIfAborted();
        if (!isChatError(thrown) || thrown.code !== 'network') return failure(thrown);
        failed ??= thrown;
      }
    }
    if (!(await answersUnread(visit, origin))) return failure(failed);
    // A website's own answers are closed to other pages, those of Open WebUI in a folder of it need not be.
    const isReadable = (await isInFolder(visit, origin)) || (await isLiteLLM(visit));
    return isReadable ? ok('reachable', `${origin} answers.`) : cors(visit, origin);
  },
};

async function isInFolder(visit: Visit, origin: string): Promise<boolean> {
  for (const folder of usualFolders) {
    const reply = await askPlainly(visit, `${origin}${folder}/api/version`).catch(() => undefined);
    visit.surroundings.signal.throwIfAborted();
    if (reply?.status === 200 && reply.json !== undefined) return true;
  }
  return false;
}

/** Whether a request whose answer nobody may read gets one. */
async function answersUnread(visit: Visit, origin: string): Promise<boolean> {
  // Outside of a page nothing hides an answer.
  if (!originOf(visit.surroundings)) return false;
  try {
    const { type } = await limited(visit, ({ signal }) =>
      visit.surroundings.fetch(`${origin}/health`, { mode: 'no-cors', credentials: 'omit', signal }),
    );
    return type === 'opaque';
  } catch {
    return false;
  }
}

function cors(visit: Visit, origin: string): Finding {
  const { apiKey, headers } = visit.options;
  const hasKey = Boolean(apiKey) || Object.keys(headers).length > 0;
  const page = originOf(visit.surroundings);
  if (page === 'null') {
    return problem(
      'cors',
      'likely',
      `${origin} answers, but does not let a page read it that was opened from a file.`,
      'Serve the page from a web server, for instance on http://localhost, and allow that origin in CORS_ALLOW_ORIGIN.',
    );
  }
  return problem(
    'cors',
    'likely',
    `${origin} answers, but does not let pages of ${page} read it (CORS)${hasKey ? '' : ', or it wants a key, which looks the same where it refuses without the headers for pages'}.`,
    `${adviceFor(visit.kind).origin(page)}; a proxy in front must pass Access-Control-Allow-Origin on and add no second one.${hasKey ? '' : ' If the server wants a key, give the option apiKey.'}`,
  );
}

function serverDown(status: number, text: string, { kind }: Visit): Finding {
  const { name, start } = adviceFor(kind);
  const who = kind === 'unknown' ? `A proxy answers ${status} in place of the server` : `${name} answers ${status}`;
  return problem('server-down', 'likely', `${who}${text && `: ${text}`}.`, start);
}
