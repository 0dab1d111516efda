import { newId } from '../../../../platform/new-id.js';
import { asObject, asString, parseJson } from '../../../json.js';
import { pageLeft } from '../../../transport.js';
import { discard } from '../../../response-body.js';
import { keptSession, sessionKey, withoutQuery } from '../../requester.js';
import { resumableBody } from './resumable-body.js';

/** A visitor's session at a relay. */
interface RelaySession {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** A session that ends within this many seconds is not used any more. */
const lastSeconds = 5;

/**
 * Set in the tab's session while an answer goes on without a page: the next page starts the chat by itself
 * (`create-chat.ts` looks for it).
 */
const leftMark = 'causerie';

/** The relay works with these. */
export interface RelayDeps {
  /** The address that the owner gave. */
  readonly url: string;
  /** Whether nothing may be kept, not even for the tab. */
  readonly isForgetful: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The identity token of a visitor whom the site knows. */
  readonly userToken: () => string | undefined;
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
}

/** An answer that a relay keeps going on. */
interface RelayTurn {
  readonly headers: Readonly<Record<string, string>>;
  /** The response, whose body goes on over cuts of the connection. */
  follow(response: Response): Response;
  /** The same from its beginning, for an answer that another page began. Rejects where there is no connection. */
  takeUp(): Promise<Response>;
}

interface BegunTurn {
  /** The address of the chat route. */
  readonly chat: string;
  /** @default one that nobody else knows */
  readonly id?: string | undefined;
  /** Told each time that the answer is taken up again. */
  readonly onResume: () => void;
}

/** A relay, as a page knows it. */
export interface RelayLink {
  /** The token of the session, or an empty string. */
  readonly token: string;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes the session out of a response. */
  learn(response: Response): Promise<void>;
  /**
   * The session was refused, at this address: forgets it. The next one comes with the list of models.
   *
   * @param ask sends a GET to an address
   */
  renew(url: string, ask: (url: string) => Promise<Response>): Promise<void>;
  /**
   * Begins an answer that outlives its connection. When the signal aborts before its end, the relay is told to stop it.
   *
   * Where the page goes away, the relay goes on.
   */
  beginTurn(turn: BegunTurn, signal: AbortSignal): RelayTurn;
}

export function createRelayLink({ url, isForgetful, now, userToken, send }: RelayDeps): RelayLink {
  if (!isForgetful) keepItem(leftMark, '');
  let session = readSession(parseJson(keptSession(url) ?? ''));

  function remember(next: RelaySession | undefined): void {
    session = next;
    if (!isForgetful) keepItem(sessionKey(url), next ? JSON.stringify(next) : '');
  }

  function userHeaders(): Record<string, string> {
    const token = userToken();
    return token ? { 'Causerie-User': token } : {};
  }

  return {
    get token() {
      const isOver = session && session.expires - lastSeconds < now() / 1000;
      return session && !isOver ? session.token : '';
    },
    get headers() {
      return userHeaders();
    },
    async learn(response) {
      const renewed = response.headers.get('causerie-session');
      if (renewed) return remember({ token: renewed, expires: expiryOf(renewed) });
      if (!response.ok || !/json/.test(response.headers.get('content-type') ?? '')) return;
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => undefined);
      const given = readSession(asObject(asObject(body).relay).session);
      if (given) remember(given);
    },
    async renew(refused, ask) {
      remember(undefined);
      const plain = withoutQuery(refused);
      const models = plain.replace(/(\/chat\/completions|\/v1\/tasks\/.*)$/, '/models');
      if (models !== plain) discard(await ask(models));
    },
    beginTurn({ chat, id = newId(), onResume }, signal) {
      const address = `${chat.replace(/(\/api)?\/chat\/completions.*$/, '')}/turns/${id}`;
      let isOver = false;
      const stop = (): void => {
        if (isOver) return;
        if (signal.reason === pageLeft) {
          if (!isForgetful) keepItem(leftMark, 'true');
          return;
        }
        isOver = true;
        send(address, { method: 'DELETE', headers: userHeaders(), keepalive: true }).catch(() => {});
      };
      signal.addEventListener('abort', stop, { once: true });
      const end = (): void => {
        isOver = true;
        signal.removeEventListener('abort', stop);
      };
      const reopen = (last: number): Promise<Response> => {
        const headers = { ...userHeaders(), Accept: 'text/event-stream', 'Last-Event-ID': String(last) };
        return send(address, { headers, signal, cache: 'no-store' });
      };
      const follow = (response: Response): Response => {
        const isStream = /event-stream/.test(response.headers.get('content-type') ?? '');
        if (!response.ok || !isStream || !response.body) {
          end();
          return response;
        }
        const body = resumableBody(response.body, { reopen, onResume, onEnd: end, signal });
        return new Response(body, { status: response.status, headers: response.headers });
      };
      return { headers: { 'Causerie-Turn': id }, follow, takeUp: async () => follow(await reopen(0)) };
    },
  };
}

/** Keeps a text for the pages that this tab shows next; an empty one is forgotten. */
function keepItem(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // Then it lasts as long as the page.
  }
}

function readSession(value: unknown): RelaySession | undefined {
  const { token, expires } = asObject(value);
  return asString(token) && typeof expires === 'number' ? { token: asString(token), expires } : undefined;
}

/** The end of a token's life, as it says itself. */
function expiryOf(token: string): number {
  const claims = token.split('.')[1] ?? '';
  try {
    return Number(asObject(parseJson(atob(claims.replaceAll('-', '+').replaceAll('_', '/')))).exp) || 0;
  } catch {
    return 0;
  }
}
