import { SignJWT, UnsecuredJWT } from 'jose';
import { signVisitor } from '../../src/visitors/identity-token.js';
import { newTurnId, site } from '../support/visitor.js';
import { ask, chat, each, inAnHour, question, rows, type Hostile, type Target } from './hostile-request.js';

function origins(): Hostile[] {
  const foreign = [
    'https://evil.example',
    'http://www.example.org',
    'https://www.example.org.evil.example',
    'https://www.example.org:444',
    'https://evilwww.example.org',
    'https://example.org',
    'null',
    'https://WWW.example.org',
    'https://www.example.org,https://evil.example',
    'file://',
    'https://www.example.org.',
    'https://www.example.org:443',
    'https://user@www.example.org',
    'chrome-extension://abcdef',
    'https://*.example.org',
    '',
  ];
  const routes = [
    ['GET', '/api/models'],
    ['POST', '/api/chat/completions'],
    ['GET', `/turns/${newTurnId()}`],
    ['DELETE', `/turns/${newTurnId()}`],
    ['DELETE', '/session'],
  ] as const;
  return routes.flatMap(([method, path]) =>
    rows(
      'foreign or missing origin',
      403,
      'origin',
      Object.fromEntries(
        foreign.map((origin) => [
          `${method} ${path.slice(0, 9)} from "${origin}"`,
          ({ url, session }: Target) =>
            ask(url, { method, path, headers: { authorization: `Bearer ${session}`, ...(origin && { origin }) } }),
        ]),
      ),
    ),
  );
}

function tokens(): Hostile[] {
  const key = (text: string): Uint8Array => new TextEncoder().encode(text);
  const sign = (secret: string, { aud = site, exp = inAnHour(), typ = 'causerie-session+jwt', alg = 'HS256' } = {}) =>
    new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg, typ })
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(key(secret));
  const kinds: Record<string, (target: Target) => string | Promise<string>> = {
    none: () => '',
    rubbish: () => 'Bearer rubbish',
    'three dots': () => 'Bearer ...',
    forged: async () => `Bearer ${await sign('a-secret-that-nobody-ever-has-given')}`,
    over: async ({ sessionSecret }) => `Bearer ${await sign(sessionSecret, { exp: 1000 })}`,
    'of another site': async ({ sessionSecret }) =>
      `Bearer ${await sign(sessionSecret, { aud: 'https://shop.example.org' })}`,
    'of another kind': async ({ sessionSecret }) => `Bearer ${await sign(sessionSecret, { typ: 'JWT' })}`,
    'of HS512': async ({ sessionSecret }) => `Bearer ${await sign(sessionSecret.repeat(2), { alg: 'HS512' })}`,
    'alg none': () =>
      `Bearer ${new UnsecuredJWT({ sub: 'x', aud: site }).setIssuedAt().setExpirationTime(inAnHour()).encode()}`,
    'good, its signature cut': ({ session }) => `Bearer ${session.slice(0, -3)}`,
    'good, its claims changed': ({ session }) =>
      `Bearer ${session.replace(/\.[^.]*\./, `.${btoa(JSON.stringify({ sub: 'y', aud: site, exp: inAnHour() })).replaceAll('=', '')}.`)}`,
    'an identity': async ({ identitySecret }) =>
      `Bearer ${await signVisitor(identitySecret, { id: 'ann', expires: inAnHour() })}`,
    'of another scheme': ({ session }) => `Basic ${session}`,
    'an API key': () => 'Bearer sk-0123456789abcdef',
    twice: ({ session }) => `Bearer ${session} ${session}`,
    'very long': () => `Bearer ${'a'.repeat(7000)}`,
  };
  return (['POST /api/chat/completions', 'DELETE /session'] as const).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    return rows('forged, expired, foreign and unsigned tokens', 401, 'session', {
      ...each(Object.keys(kinds), (name) => async (target) => {
        const authorization = await kinds[name]?.(target);
        const headers = { origin: site, 'content-type': 'application/json', ...(authorization && { authorization }) };
        return ask(target.url, { method, path, headers, ...(method === 'POST' && { body: JSON.stringify(question) }) });
      }),
    }).map((row) => ({ ...row, name: `${row.name} (${method})` }));
  });
}

function identities(): Hostile[] {
  const kinds: Record<string, (target: Target) => string | Promise<string>> = {
    rubbish: () => 'rubbish',
    forged: () => signVisitor('a-secret-that-nobody-ever-has-given', { id: 'ann', expires: inAnHour() }),
    over: ({ identitySecret }) => signVisitor(identitySecret, { id: 'ann', expires: 1000 }),
    unsigned: () => new UnsecuredJWT({ sub: 'ann' }).setExpirationTime(inAnHour()).encode(),
    'without end': ({ identitySecret }) =>
      new SignJWT({ sub: 'ann' }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(identitySecret)),
    'a session': ({ session }) => session,
  };
  return rows(
    'forged identities',
    403,
    'identity',
    each(
      Object.keys(kinds),
      (name) => async (target) => chat(question, { 'causerie-user': (await kinds[name]?.(target)) ?? '' })(target),
    ),
  );
}

function turns(): Hostile[] {
  const headers = { origin: site };
  const ids = ['x', '..', '0'.repeat(32), 'A'.repeat(22), 'a'.repeat(5000), '%00', 'null', '-1', '*'];
  const others: Record<string, (target: Target) => Promise<Record<string, string>>> = {
    nobody: async () => ({}),
    bob: async ({ identitySecret }) => ({
      'causerie-user': await signVisitor(identitySecret, { id: 'bob', expires: inAnHour() }),
    }),
    ANN: async ({ identitySecret }) => ({
      'causerie-user': await signVisitor(identitySecret, { id: 'ANN', expires: inAnHour() }),
    }),
  };
  return [
    ...rows(
      'guessing ids of answers',
      404,
      'not-found',
      each(
        ['GET', 'DELETE'].flatMap((method) => ids.map((id) => `${method} ${id}`)),
        (name) =>
          ({ url }) => {
            const [method = '', id = ''] = name.split(' ');
            return ask(url, { method, path: `/turns/${encodeURIComponent(id)}`, headers });
          },
      ),
    ),
    ...rows(
      'guessing ids of answers',
      400,
      'bad-request',
      each(['x', '0'.repeat(31), '0'.repeat(33), 'a b', '../x'], (id) => chat(question, { 'causerie-turn': id })),
    ),
    ...rows(
      'another user’s answer',
      404,
      'not-found',
      each(
        ['GET', 'DELETE', 'POST'].flatMap((method) => Object.keys(others).map((name) => `${method} ${name}`)),
        (row) => async (target) => {
          const [method = '', name = ''] = row.split(' ');
          const user = (await others[name]?.(target)) ?? {};
          if (method === 'POST') return chat(question, { ...user, 'causerie-turn': target.turnOfAnn })(target);
          return ask(target.url, { method, path: `/turns/${target.turnOfAnn}`, headers: { ...headers, ...user } });
        },
      ),
    ),
  ];
}

/** Who they say they are. */
export const hostileVisitors: readonly Hostile[] = [...origins(), ...tokens(), ...identities(), ...turns()];
