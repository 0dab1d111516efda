import { jwtVerify, SignJWT } from 'jose';
import { hmacKey } from './session-token.js';

/** A visitor whom the site knows. */
export interface KnownVisitor {
  /** Any id that is stable, such as the account's number. Not an e-mail address: it stands in the token as it is. */
  readonly id: string;
  readonly name?: string;
  /** When the token is over: a date, or seconds since 1970. */
  readonly expires: Date | number;
}

/**
 * Signs who a visitor is, on the site's own server. The page gives the token to the widget as `user: { id, token }`.
 *
 * The token is a JWT signed with HS256, with the claims `sub`, `exp` and, if given, `name`; any other library makes
 * the same.
 *
 * @param secret at least 32 characters; the relay knows the same one as `identity.secretFile`
 * @example
 * const token = await signVisitor(secret, { id: '4711', expires: Math.floor(Date.now() / 1000) + 3600 });
 */
export async function signVisitor(secret: string, { id, name, expires }: KnownVisitor): Promise<string> {
  if (id === '') throw new TypeError('signVisitor: id is empty');
  if (secret.length < 32) throw new TypeError('signVisitor: the secret has less than 32 characters');
  return new SignJWT(name === undefined ? {} : { name })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setExpirationTime(expires)
    .sign(await hmacKey(new TextEncoder().encode(secret)));
}

/** Reads identity tokens. Resolves with the visitor's id; undefined where the token is forged or over. */
export function createIdentityCheck(secret: string): (token: string) => Promise<string | undefined> {
  const key = hmacKey(new TextEncoder().encode(secret));
  return async (token) => {
    try {
      const checks = { algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] };
      const { payload } = await jwtVerify(token, await key, checks);
      return payload.sub || undefined;
    } catch {
      return undefined;
    }
  };
}
