import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { signVisitor } from '../../src/visitors/identity-token.js';
import { answerAtOnce, setUp } from '../support/set-up.js';
import { codeOf, newTurnId, site, visit } from '../support/visitor.js';

const secret = 'a-secret-of-thirty-two-characters';
const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

test.each([
  ['none', undefined],
  ['null', 'null'],
  ['another site', 'https://www.example.com'],
  ['another scheme', 'http://www.example.org'],
  ['another port', 'https://www.example.org:8443'],
  ['a host that ends alike', 'https://evilwww.example.org'],
  ['a host that begins alike', 'https://www.example.org.evil.example'],
  ['with a path', 'https://www.example.org/'],
])('refuses origin: %s', async (_, origin) => {
  const { send } = await setUp();
  const response = await send('/api/models', { headers: origin === undefined ? {} : { origin } });
  expect([response.status, await codeOf(response)]).toEqual([403, 'origin']);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('a star stands for hosts below, and CORS names the origin that asked', async () => {
  const { send } = await setUp({ origin: ['https://*.example.org'] });
  for (const origin of ['https://a.example.org', 'https://a.b.example.org']) {
    const response = await send('/api/models', { headers: { origin } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
  }
  for (const origin of [
    'https://example.org',
    'https://aexample.org',
    'https://evil.com#.example.org',
    'https://a:b@.example.org',
  ]) {
    expect([origin, (await send('/api/models', { headers: { origin } })).status]).toEqual([origin, 403]);
  }
});

test('a page of the relay’s own host sends no Origin with a GET, but a Referer', async () => {
  const { send } = await setUp();
  const headers = { 'sec-fetch-site': 'same-origin', referer: `${site}/shop?q=1` };
  expect((await send('/api/models', { headers })).status).toBe(200);
  expect((await send('/api/models', { headers: { referer: `${site}/` } })).status).toBe(403);
});

test('a preflight lets the widget’s headers through', async () => {
  const { send } = await setUp();
  const headers = {
    origin: site,
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'causerie-turn',
  };
  const response = await send('/turns/x', { method: 'OPTIONS', headers });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-methods')).toMatch('DELETE');
  expect(response.headers.get('access-control-allow-headers')).toMatch('causerie-turn');
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

test('sessions that are forged, over, unsigned, of another kind or of another site are refused', async () => {
  const sessionSecret = 'another-secret-of-32-characters!!';
  const { send } = await setUp({
    session: { secret: sessionSecret },
    identity: { secret: sessionSecret },
    origin: [site, 'https://other.example.org'],
  });
  const good = await visit(send);
  const bytes = new TextEncoder().encode(sessionSecret);
  const sign = (key: Uint8Array, { aud = site, exp = inAnHour(), typ = 'causerie-session+jwt', alg = 'HS256' }) =>
    new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg, typ })
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(key);
  const bad = {
    missing: undefined,
    empty: 'Bearer ',
    rubbish: 'Bearer rubbish',
    basic: `Basic ${good.session}`,
    forged: `Bearer ${await sign(new TextEncoder().encode(secret), {})}`,
    over: `Bearer ${await sign(bytes, { exp: 1 })}`,
    'another kind': `Bearer ${await sign(bytes, { typ: 'JWT' })}`,
    'another site': `Bearer ${await sign(bytes, { aud: 'https://other.example.org' })}`,
    'another algorithm': `Bearer ${await sign(new Uint8Array(64), { alg: 'HS512' })}`,
    unsigned: `Bearer ${new UnsecuredJWT({ sub: 'x', aud: site }).setIssuedAt().setExpirationTime(inAnHour()).encode()}`,
    cut: `Bearer ${good.session.slice(0, -2)}`,
    identity: `Bearer ${await signVisitor(sessionSecret, { id: 'ann', expires: inAnHour() })}`,
  };
  for (const [kind, authorization] of Object.entries(bad)) {
    const headers = {
      origin: site,
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    };
    const response = await send('/api/chat/completions', { method: 'POST', headers, body: '{}' });
    expect([kind, response.status, await codeOf(response)]).toEqual([kind, 401, 'session']);
  }
});

test('a session lives on by being used, and ends when it is ended', async () => {
  const set = await setUp({ session: { minutes: 1 } });
  answerAtOnce(set);
  const visitor = await visit(set.send);
  expect((await visitor.ask('Hi')).headers.get('causerie-session')).toBeNull();
  const authorization = `Bearer ${visitor.session}`;
  const again = await (await set.send('/api/models', { headers: { origin: site, authorization } })).json();
  expect(claims(again.relay.session.token).sub).toBe(claims(visitor.session).sub);
  expect((await set.send('/session', { method: 'DELETE', headers: { origin: site, authorization } })).status).toBe(204);
  expect(await codeOf(await visitor.ask('Hi'))).toBe('session');
});

test('a visitor whom the site knows has a token of the site', async () => {
  const set = await setUp({ identity: { secret, required: true } });
  answerAtOnce(set);
  const token = await signVisitor(secret, { id: 'ann', name: 'Ann', expires: inAnHour() });
  expect((await (await visit(set.send, { 'causerie-user': token })).ask('Hi')).status).toBe(200);
  const unknown = await visit(set.send);
  expect(await codeOf(await unknown.ask('Hi'))).toBe('identity');
  const forged = await signVisitor(secret.toUpperCase(), { id: 'ann', expires: inAnHour() });
  const over = await signVisitor(secret, { id: 'ann', expires: 1 });
  for (const bad of [forged, over, 'rubbish', '']) {
    expect(await codeOf(await unknown.ask('Hi', { headers: { 'causerie-user': bad } }))).toBe('identity');
  }
});

test('another user’s answer is not there, for a reader and for a stop', async () => {
  const { upstream, send } = await setUp({ identity: { secret }, origin: [site, 'https://other.example.org'] });
  const tokens = await Promise.all(['ann', 'bob'].map((id) => signVisitor(secret, { id, expires: inAnHour() })));
  const [ann, bob] = await Promise.all(tokens.map((token) => visit(send, { 'causerie-user': token })));
  const turn = newTurnId();
  const asking = ann?.ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  answer.send('One');
  await asking;
  const stranger = await visit(send);
  const elsewhere = await visit(send, { 'causerie-user': tokens[0] ?? '' }, 'https://other.example.org');
  for (const visitor of [bob, stranger, elsewhere]) {
    for (const response of [
      await visitor?.follow(turn),
      await visitor?.stop(turn),
      await visitor?.ask('Hi', { turn }),
    ]) {
      expect([response?.status, response && (await codeOf(response))]).toEqual([404, 'not-found']);
    }
  }
  expect((await ann?.follow(turn))?.status).toBe(200);
});

test('a hook decides who gets a session', async () => {
  const { send } = await setUp({ verifyVisitor: (request) => request.headers.get('captcha') === 'ok' });
  expect(await codeOf(await send('/api/models', { headers: { origin: site } }))).toBe('identity');
  expect((await send('/api/models', { headers: { origin: site, captcha: 'ok' } })).status).toBe(200);
});

function claims(token: string): { sub: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
