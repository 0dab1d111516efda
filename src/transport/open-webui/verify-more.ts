import { ChatError } from '../../core/chat-error.js';
import type { Verification } from '../../core/verification.js';
import { isObject, parseJson } from '../json.js';
import { readText } from '../read-text.js';
import type { Routes } from './endpoints.js';
import { routesBeside, shorterBases } from './other-addresses.js';
import { discard, isRedirect, shown } from './request.js';
import { longestList, startLimit, type Answer, type Check } from './verify-model.js';

// What the check of a model asks for a mistyped one, of the same chunk.
export { closest } from '../../core/closest.js';

/** Reads what came from the address of a list. */
type ReadList = (response: Response, routes: Routes, check: Check) => Promise<Answer>;

/**
 * The list is behind a redirect. Where it leads is asked without the key; an address of the same origin then takes
 * the place of the configured one, any other never gets the key.
 */
export async function follow(routes: Routes, check: Check, read: ReadList): Promise<Answer> {
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
export async function findOpenWebUI({ options, requester, deadline }: Check): Promise<Verification> {
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

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
