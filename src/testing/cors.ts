/** Which pages may call, as Open WebUI's `CORS_ALLOW_ORIGIN` has it. */
export interface CorsOptions {
  /** Any origin, a list of origins, or `false` for a gateway that knows nothing of CORS. @default "*" */
  readonly cors?: '*' | readonly string[] | false;
  /** Response headers that a page may read; Open WebUI exposes none. */
  readonly exposedHeaders?: readonly string[];
}

const methods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY';

/** The answer to a preflight; undefined where the request is none. */
export function answerPreflight(request: Request, options: CorsOptions): Response | undefined {
  const origin = request.headers.get('origin');
  if (options.cors === false || request.method !== 'OPTIONS' || origin === null) return undefined;
  if (!request.headers.has('access-control-request-method')) return undefined;
  if (!isAllowed(origin, options)) return new Response('Disallowed CORS origin', { status: 400, headers: plain });
  const headers = new Headers({
    ...plain,
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': methods,
    'access-control-max-age': '600',
  });
  const asked = request.headers.get('access-control-request-headers');
  if (asked !== null) headers.set('access-control-allow-headers', asked);
  // Private network access is off in Open WebUI, and this header is then refused.
  if (request.headers.has('access-control-request-private-network'))
    return new Response('Disallowed CORS private-network', { status: 400, headers });
  return new Response('OK', { headers });
}

/** Adds what lets a page of an allowed origin read the response. */
export function addCorsHeaders(request: Request, headers: Headers, options: CorsOptions): void {
  const origin = request.headers.get('origin');
  if (options.cors === false || origin === null || !isAllowed(origin, options)) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-credentials', 'true');
  headers.append('vary', 'Origin');
  if (options.exposedHeaders?.length) headers.set('access-control-expose-headers', options.exposedHeaders.join(', '));
}

const plain = { 'content-type': 'text/plain; charset=utf-8' };

function isAllowed(origin: string, { cors = '*' }: CorsOptions): boolean {
  return cors === '*' || (cors !== false && cors.includes(origin));
}
