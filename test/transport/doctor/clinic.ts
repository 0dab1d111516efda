import type { ChatOptions } from '../../../src/options/chat-options.js';
import { diagnose } from '../../../src/transport/doctor/diagnose.js';
import type { Diagnosis, ProbeFinding } from '../../../src/core/diagnosis.js';
import type { Surroundings } from '../../../src/transport/doctor/surroundings.js';
import { createRehearsal, type Rehearsal, type RehearsalOptions } from '../../../src/testing/index.js';

export const url = 'https://ai.example';
export const key = 'sk-0123456789abcdef0123456789abcdef';
export const adminKey = 'sk-fedcba9876543210fedcba9876543210';

export type Handle = (request: Request) => Promise<Response>;
/** Answers by method and path; what is not there the gateway answers. */
export type Routes = Readonly<Record<string, (request: Request) => Response | Promise<Response>>>;

/** What Open WebUI says where an account lacks a right. */
export const prohibited =
  'You do not have permission to access this resource. Please contact your administrator for assistance.';

export function detail(status: number, text: string): Response {
  return Response.json({ detail: text }, { status });
}

/** A gateway that knows the key, fast enough for tests, with more routes than the rehearsal plays. */
export function gateway(options: RehearsalOptions = {}, routes: Routes = {}): Handle & { rehearsal: Rehearsal } {
  const rehearsal = createRehearsal({ keys: [key], adminKeys: [adminKey], speed: 10, tokensPerSecond: 60, ...options });
  const handle = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    return (await routes[`${request.method} ${pathname}`]?.(request)) ?? rehearsal.handle(request);
  };
  return Object.assign(handle, { rehearsal });
}

/** A fetch without a network, as Node has it: nothing is hidden. */
function nodeFetch(handle: Handle): typeof fetch {
  return async (input, init) => handle(new Request(input, init));
}

/**
 * Headers that a page reads of another origin's response.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
const safelisted = 'cache-control content-language content-length content-type expires last-modified pragma'.split(' ');

function hideHeaders(response: Response): Response {
  const exposed = (response.headers.get('access-control-expose-headers') ?? '').toLowerCase().split(/[ ,]+/);
  for (const name of Array.from(response.headers.keys())) {
    if (!safelisted.includes(name) && !exposed.includes(name)) response.headers.delete(name);
  }
  return response;
}

/**
 * The same as a page has it: preflights are sent, and answers and headers that the server does not open stay hidden.
 */
export function pageFetch(handle: Handle, page: string): typeof fetch {
  return async (input, init = {}) => {
    const { mode, ...rest } = init;
    const headers = new Headers(rest.headers);
    const asked = [...headers.keys()].filter((name) => name !== 'accept');
    headers.set('origin', page);
    if (mode === 'no-cors') {
      await handle(new Request(input, { ...rest, headers }));
      return Object.defineProperty(new Response(null), 'type', { value: 'opaque' });
    }
    if (asked.length) {
      const preflight = await handle(
        new Request(input, {
          method: 'OPTIONS',
          headers: {
            origin: page,
            'access-control-request-method': rest.method ?? 'GET',
            'access-control-request-headers': asked.join(','),
          },
        }),
      );
      if (!preflight.ok || !isOpen(preflight, page)) throw new TypeError('Failed to fetch');
    }
    const response = await handle(new Request(input, { ...rest, headers }));
    if (!isOpen(response, page)) throw new TypeError('Failed to fetch');
    return hideHeaders(response);
  };
}

function isOpen(response: Response, page: string): boolean {
  return ['*', page].includes(response.headers.get('access-control-allow-origin') ?? '');
}

/** Examines the gateway with options that fit it, or with those given. */
export function examine(
  handle: Handle,
  options: Partial<Record<keyof ChatOptions, unknown>> = {},
  surroundings: Partial<Surroundings> = {},
): Promise<Diagnosis> {
  const given = { url, model: 'Technova', apiKey: key, ...options } as ChatOptions;
  return diagnose(given, { fetch: nodeFetch(handle), ...surroundings });
}

/** The finding that matters: the problem, else the first warning, else the last. */
export function verdictOf({ findings }: Diagnosis): ProbeFinding | undefined {
  return (
    findings.find(({ severity }) => severity === 'problem') ??
    findings.find(({ severity }) => severity === 'warning') ??
    findings.at(-1)
  );
}
