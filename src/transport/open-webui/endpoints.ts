import { ChatError } from '../../core/chat-error.js';
import type { ResolvedOptions } from '../../options/chat-options.js';

/** The addresses of the two routes that the chat needs. */
export interface Routes {
  readonly models: string;
  readonly chat: string;
}

export const chatRoute = '/chat/completions';
export const modelsRoute = '/models';

/**
 * Where the routes may be, the likeliest first. An address that ends in `/api`, `/api/v1` or `/v1` names the API
 * itself; from any other, Open WebUI is at `/api`, other gateways at `/v1` or right there. An address of one of the
 * routes is understood too, and the query of an address belongs to it: Azure's `?api-version=…` goes along with every
 * request. The owner's `endpoints` win: absolute, or relative to `url` as a browser resolves links in a folder of that
 * address.
 */
export function possibleRoutes({ url, endpoints }: Pick<ResolvedOptions, 'url' | 'endpoints'>): readonly Routes[] {
  const base = baseOf(url);
  const { search } = new URL(url);
  const models = resolve('models', endpoints.models, base, search);
  const chat = resolve('chat', endpoints.chat, base, search);
  const known = [chat, models].find((route) => route && folderOf(route) !== undefined);
  const api = known === undefined ? undefined : folderOf(known);
  return (api === undefined ? basesUnder(base) : [api]).map((at) => ({
    models: models || at + modelsRoute + search,
    chat: chat || at + chatRoute + search,
  }));
}

/** A route that costs a server nothing, if it has it; another server says at least that it has not. */
export function healthRoute(url: string): string {
  const base = baseOf(url);
  return `${(folderOf(base) ?? base).replace(/(\/api)?(\/v\d+\w*)?$/, '')}/health`;
}

function resolve(name: string, address: string | undefined, base: string, search: string): string | undefined {
  if (!address) return undefined;
  if (!URL.canParse(address, `${base}/`)) throw new ChatError('config', `endpoints.${name} is no address`);
  const { href } = new URL(address, `${base}/`);
  return URL.canParse(address) || address.includes('?') ? href : href + search;
}

/** The address without a slash at its end, and without what is not part of a base. */
export function baseOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
}

function basesUnder(base: string): readonly string[] {
  const folder = folderOf(base);
  if (folder !== undefined) return [folder];
  if (/\/v\d+\w*$/.test(base)) return [base];
  if (base.endsWith('/api')) {
    // Servers of another kind have no such folder.
    const above = base.slice(0, -'/api'.length);
    return [base, `${base}/v1`, `${above}/v1`, above];
  }
  return [`${base}/api`, `${base}/v1`, base];
}

/** The address without the name of a route at its end; undefined where it ends in neither. */
function folderOf(address: string): string | undefined {
  const plain = address.replace(/[?#].*/s, '');
  const route = [chatRoute, modelsRoute].find((name) => plain.endsWith(name));
  return route && plain.slice(0, -route.length);
}
