import type { Route } from './recorded-request.js';
import type { PlayedServer } from './refusal.js';

const openWebUIRoutes: Readonly<Record<string, Route>> = {
  'GET /api/models': 'models',
  'GET /api/v1/models': 'models',
  'POST /api/chat/completions': 'chat',
  'POST /api/v1/chat/completions': 'chat',
  'POST /api/v1/tasks/title/completions': 'title',
  'GET /api/version': 'version',
  'GET /api/config': 'config',
  'GET /health': 'health',
};

const openAIRoutes: Readonly<Record<string, Route>> = {
  'GET /v1/models': 'models',
  'POST /v1/chat/completions': 'chat',
  'GET /health': 'health',
};

/** The route of a request; paths are exact, as no server here forgives a slash. */
export function routeOf(method: string, path: string, kind: PlayedServer): Route {
  const routes = kind === 'open-webui' ? openWebUIRoutes : openAIRoutes;
  return routes[`${method === 'HEAD' ? 'GET' : method} ${path}`] ?? 'unknown';
}

/** Where a redirecting scenario sends requests: the same server once more, under a folder. */
export const movedFolder = '/moved';

/** The path below the base path, or undefined where a request is outside of it. */
export function pathBelow(path: string, basePath: string): string | undefined {
  const base = basePath.replace(/\/+$/, '');
  const unmoved = path.startsWith(`${movedFolder}/`) ? path.slice(movedFolder.length) : path;
  if (base === '') return unmoved;
  return unmoved.startsWith(`${base}/`) ? unmoved.slice(base.length) : undefined;
}
