import { jwtVerify, SignJWT } from 'jose';
import { randomText } from '../random.js';

const type = 'causerie-session+jwt';

/** What a session token says once it has been checked. */
export interface Session {
  readonly id: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expires: number;
}

/** Makes and reads the tokens of sessions. */
export interface SessionTokens {
  /** A token for a new session, or for one that goes on. */
  sign(origin: string, id?: string): Promise<{ readonly id: string; readonly token: string; readonly expires: number }>;
  /** The session of a token; undefined where it is forged, over, or of another origin. */
  verify(token: string, origin: string): Promise<Session | undefined>;
}

/**
 * @param secret at least 32 bytes
 * @param seconds how long a token lives
 */
export function createSessionTokens(secret: Uint8Array<ArrayBuffer>, seconds: number): SessionTokens {
  const key = hmacKey(secret);
  return {
    async sign(origin, id = randomText(16)) {
      const now = Math.floor(Date.now() / 1000);
      const expires = now + seconds;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setSubject(id)
        .setAudience(origin)
        .setIssuedAt(now)
        .setExpirationTime(expires)
        .sign(await key);
      return { id, token, expires };
    },
    async verify(token, origin) {
      try {
        // The algorithm is ours, whatever the token's header asks for: "none" and public keys never match.
        const checks = { algorithms: ['HS256'], typ: type, audience: origin, requiredClaims: ['sub', 'iat', 'exp'] };
        const { payload } = await jwtVerify(token, await key, checks);
        const { sub: id = '', iat: issuedAt = 0, exp: expires = 0 } = payload;
        return { id, issuedAt, expires };
      } catch {
        return undefined;
      }
    },
  };
}

/** Imported once: jose would import raw bytes again for every token. */
export function hmacKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
