import type { Refusal } from './refusal.js';

/** The keys that may call. */
export interface KeyOptions {
  /** Keys that are accepted; without this option no key is asked for, and any is accepted. */
  readonly keys?: readonly string[];
  /** Keys of an administrator, who sees every model. */
  readonly adminKeys?: readonly string[];
  /** Open WebUI's `ENABLE_API_KEYS`. @default true */
  readonly apiKeysEnabled?: boolean;
  /** Open WebUI's `API_KEYS_ALLOWED_ENDPOINTS`: paths without the base path. @default all */
  readonly allowedEndpoints?: readonly string[];
}

/** The refusal of a request, in Open WebUI's words; undefined where it may pass. */
export function refuseKey(request: Request, path: string, options: KeyOptions): Refusal | undefined {
  const { keys, adminKeys = [], apiKeysEnabled = true, allowedEndpoints } = options;
  if (keys === undefined && apiKeysEnabled && !allowedEndpoints) return undefined;
  const key = keyOf(request);
  if (key === undefined) return { status: 401, text: 'Not authenticated' };
  const isKnown = keys === undefined || keys.includes(key) || adminKeys.includes(key);
  if (!isKnown && !key.startsWith('sk-')) return { status: 401, text: '401 Unauthorized' };
  if (!apiKeysEnabled) return { status: 403, text: 'Use of API key is not enabled in the environment.' };
  if (allowedEndpoints && !allowedEndpoints.some((allowed) => path === allowed || path.startsWith(`${allowed}/`)))
    return {
      status: 403,
      text: 'You do not have permission to access this resource. Please contact your administrator for assistance.',
    };
  if (isKnown) return undefined;
  return { status: 401, text: 'Your session has expired or the token is invalid. Please sign in again.' };
}

export function isAdmin(request: Request, options: KeyOptions): boolean {
  const key = keyOf(request);
  return key !== undefined && (options.adminKeys ?? []).includes(key);
}

/** Looked for where Open WebUI looks, in its order. */
function keyOf(request: Request): string | undefined {
  const bearer = /^bearer\s+(\S+)/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const cookie = /(?:^|;\s*)token=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return bearer ?? cookie ?? request.headers.get('x-api-key') ?? undefined;
}
