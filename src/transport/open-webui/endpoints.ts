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
 * routes is understood too. The owner's `endpoints` win: absolute, or relative to `url` as a browser resolves links
 * in a folder of that address.
 */
export function possibleRoutes({ url, endpoints }: Pick<ResolvedOptions, 'url' | 'endpoints'>): readonly Routes[] {
  const base = baseOf(url);
  const models = resolve('models', endpoints.models, base);
  const chat = resolve('chat', endpoints.chat, base);
  const known = [chat, models].find((route) => route && folderOf(route) !== undefined);
  const api = known === undefined ? undefined : folderOf(known);
  return (api === undefined ? basesUnder(base) : [api]).map((at) => ({
    models: models || at + modelsRoute,
    chat: chat || at + chatRoute,
  }));
}

/** A route that costs a server nothing, if it has it; another server says at least that it has not. */
export function healthRoute(url: string): string {
  const base = baseOf(url);
  return `${(folderOf(base) ?? base).replace(/(\/api)?(\/v\d+\w*)?$/, '')}/health`;
}

function resolve(name: string, address: string | undefined, base: string): string | undefined {
  if (!address) return undefined;
  if (URL.canParse(address, `${base}/`)) return new URL(address, `${base}/`).href;
  throw new ChatError('config', `endpoints.${name} is no address`);
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
  if (base.endsWith('/api')) return [base, `${base}/v1`];
  return [`${base}/api`, `${base}/v1`, base];
}

/** The address without the name of a route at its end; undefined where it ends in neither. */
function folderOf(address: string): string | undefined {
  const plain = address.replace(/[?#].*/s, '');
  const route = [chatRoute, modelsRoute].find((name) => plain.endsWith(name));
  return route && plain.slice(0, -route.length);
}
