import type { ResolvedRelay } from '../options/resolve-options.js';
import { RelayError } from '../relay-error.js';
import type { RelayState } from '../state/relay-state.js';
import { createIdentityCheck } from './identity-token.js';
import { createSessionTokens, type Session, type SessionTokens } from './session-token.js';

/** Names of headers that only a relay and its clients know. */
export const headerNames = {
  /** Beside every response: tells the widget that it speaks to a relay. */
  relay: 'causerie-relay',
  /** A renewed token, beside any answer. */
  session: 'causerie-session',
  /** The identity token of a visitor whom the site knows. */
  user: 'causerie-user',
  /** The id of an answer. */
  turn: 'causerie-turn',
} as const;

/** A token and how long it lives. */
export interface GivenSession {
  readonly session: Session;
  readonly token: string;
  readonly expires: number;
}

/** Knows visitors by their sessions and identities. */
export interface Visitors {
  /** The session of a request. Rejects with `session`. */
  session(headers: Headers, origin: string): Promise<Session>;
  /** A new token for a session; a new session where none is given. */
  give(origin: string, session?: Session): Promise<GivenSession>;
  /** A new token where the session's has used up a third of its life. */
  renew(origin: string, session: Session): Promise<GivenSession | undefined>;
  /** Ends a session, whatever tokens of it are about. */
  end(session: Session): Promise<void>;
  /** The id of the known visitor; undefined for an unknown one. Rejects with `identity`. */
  user(headers: Headers): Promise<string | undefined>;
}

type VisitorRules = Pick<ResolvedRelay, 'sessionSeconds' | 'sessionSecret' | 'identitySecret' | 'identityRequired'>;

export function createVisitors(state: RelayState, rules: VisitorRules): Visitors {
  const { sessionSeconds, sessionSecret, identitySecret, identityRequired } = rules;
  const identify = identitySecret === undefined ? undefined : createIdentityCheck(identitySecret);
  let tokens: Promise<SessionTokens> | undefined;

  /** Asked for again after a failure, since the secret may lie in a store that was away. */
  function sessionTokens(): Promise<SessionTokens> {
    tokens ??= makeTokens().catch((error: unknown) => {
      tokens = undefined;
      throw new RelayError('busy', { status: 503, retryAfter: 5, cause: error });
    });
    return tokens;
  }

  async function makeTokens(): Promise<SessionTokens> {
    const secret = sessionSecret === undefined ? await state.sessionSecret() : new TextEncoder().encode(sessionSecret);
    return createSessionTokens(secret, sessionSeconds);
  }

  async function give(origin: string, session?: Session): Promise<GivenSession> {
    const { token, expires, id } = await (await sessionTokens()).sign(origin, session?.id);
    return { token, expires, session: { id, issuedAt: expires - sessionSeconds, expires } };
  }

  return {
    async session(headers, origin) {
      const [scheme = '', token = '', ...rest] = (headers.get('authorization') ?? '').split(' ');
      const isBearer = scheme.toLowerCase() === 'bearer' && rest.length === 0;
      const session = isBearer ? await (await sessionTokens()).verify(token, origin) : undefined;
      if (!session) throw new RelayError('session');
      // Where the store is away, a session that was ended may be used a little longer.
      if (await state.isRevoked(session.id).catch(() => false)) throw new RelayError('session');
      return session;
    },
    give,
    async renew(origin, session) {
      const age = Date.now() / 1000 - session.issuedAt;
      return age * 3 > sessionSeconds ? give(origin, session) : undefined;
    },
    end: (session) => state.revoke(session.id, sessionSeconds),
    async user(headers) {
      const token = headers.get(headerNames.user);
      if (token === null && !identityRequired) return undefined;
      const user = token === null ? undefined : await identify?.(token);
      if (user === undefined) throw new RelayError('identity');
      return user;
    },
  };
}
