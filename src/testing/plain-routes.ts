import { refusalResponse, type PlayedServer } from './refusal.js';

/** The routes on which Open WebUI tells of itself without a key. */
export function versionBody(version: string): unknown {
  return { version, deployment_id: '' };
}

export function configBody(version: string): unknown {
  return {
    status: true,
    name: 'Open WebUI',
    version,
    default_locale: '',
    oauth: { providers: {}, auto_redirect: false },
    features: {
      slim: false,
      auth: true,
      auth_trusted_header: false,
      enable_signup: false,
      enable_login_form: true,
      enable_ldap: false,
      enable_websocket: true,
    },
  };
}

/**
 * The answer to an address that is no route. Open WebUI sends its own page for any GET, so that a wrong base path
 * looks like success; scripts are 404, and everything else is not allowed.
 */
export function unknownRoute(method: string, path: string, kind: PlayedServer): Response {
  if (kind === 'openai')
    return refusalResponse({ status: 404, text: `Invalid URL (${method} ${path})`, code: 'unknown_url' }, kind);
  if (method !== 'GET' && method !== 'HEAD') return refusalResponse({ status: 405, text: 'Method Not Allowed' }, kind);
  if (path.endsWith('.js')) return refusalResponse({ status: 404, text: 'Not Found' }, kind);
  return htmlPage(200, 'Open WebUI');
}

/** A page of the site around the server, where the address is outside of the base path. */
export function outsidePage(): Response {
  return htmlPage(404, '404 Not Found');
}

/** Where a scenario sends a request that should sign in first. */
export function signInPage(): Response {
  return htmlPage(200, 'Sign in to continue');
}

function htmlPage(status: number, title: string): Response {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
