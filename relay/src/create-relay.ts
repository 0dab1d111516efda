import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { createLimits } from './limits/limits.js';
import type { RelayOptions } from './options/relay-options.js';
import { resolveOptions } from './options/resolve-options.js';
import { randomText } from './random.js';
import { ownTextHeader, refusalResponse, RelayError } from './relay-error.js';
import { createAnswers, isOwn } from './routes/answer-route.js';
import { readChatBody, readTitleBody } from './routes/chat-body.js';
import { modelsBody } from './routes/models-body.js';
import { readJsonBody } from './routes/read-body.js';
import { createMemoryState } from './state/memory-state.js';
import { isTurnId } from './turns/turn-id.js';
import type { Turn, TurnOwner } from './turns/turn-store.js';
import { readWhole } from './turns/write-answer.js';
import { callByFetch } from './upstream/upstream-call.js';
import { createUpstream } from './upstream/upstream.js';
import { createUpstreams } from './upstream/upstreams.js';
import { version } from './version.js';
import { createClientAddress } from './visitors/client-address.js';
import { addressKey } from './visitors/ip-address.js';
import { createOriginCheck, originOf } from './visitors/origins.js';
import type { Session } from './visitors/session-token.js';
import { createVisitors, headerNames } from './visitors/visitors.js';

/** What the platform knows of a request. */
export interface RequestInfo {
  /** The address that the connection comes from. */
  readonly address?: string | undefined;
  /** The body of the request, in place of the request's own. */
  readonly body?: AsyncIterable<Uint8Array> | undefined;
}

/** A relay: a function from requests to responses, as servers on every platform take it. Never rejects. */
export interface Relay {
  (request: Request, info?: RequestInfo): Promise<Response>;
  /** Answers that run in this process. */
  readonly running: number;
  /** Begins no more answers, waits for those that run, and interrupts them after `seconds`. @default 0 */
  close(seconds?: number): Promise<void>;
}

interface Env {
  Bindings: RequestInfo;
  Variables: {
    requestId: string;
    address: string;
    origin: string;
    session: Session;
    reason: string;
    code: RelayError['code'];
  };
}
type RelayContext = Context<Env>;

/**
 * Creates a relay. It listens nowhere: `causerie-relay/node` has a server for it.
 *
 * @throws OptionError with a sentence for every mistake
 * @example
 * const relay = createRelay({ url: 'https://ai.example.org', key, model: 'Technova', origin: 'https://www.example.org' });
 * export default { fetch: (request) => relay(request, { address: request.headers.get('cf-connecting-ip') }) };
 */
export function createRelay(given: RelayOptions): Relay {
  const options = resolveOptions(given);
  const { observe = () => {}, verifyVisitor, callUpstream = callByFetch } = given;
  const state = given.state ?? createMemoryState(options.keep);
  const upstreams = createUpstreams(
    options.upstreams.map((upstream) => createUpstream(upstream, callUpstream)),
    options.model,
    observe,
  );
  const limits = createLimits(state, options.limits, observe);
  const visitors = createVisitors(state, options);
  const answers = createAnswers({ options, upstreams, limits, turns: state.turns, observe });
  const isAllowed = createOriginCheck(options.origin);
  const clientAddress = createClientAddress(options.trustedProxies);
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const since = Date.now();
    c.set('requestId', randomText(9));
    c.set('address', addressKey(clientAddress(c.req.raw.headers, c.env.address)));
    await next();
    c.header('x-request-id', c.get('requestId'));
    c.header(headerNames.relay, version);
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-store');
    observe({
      type: 'request',
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routeName(c.req.path),
      status: c.res.status,
      ms: Date.now() - since,
      ...(c.get('code') && { code: c.get('code') }),
      ...(c.get('reason') && { reason: c.get('reason') }),
      address: c.get('address'),
    });
  });
  app.use(
    cors({
      origin: (origin) => (isAllowed(origin) ? origin : null),
      allowMethods: ['GET', 'POST', 'DELETE'],
      allowHeaders: ['Accept', 'Authorization', 'Content-Type', 'Last-Event-ID', headerNames.turn, headerNames.user],
      exposeHeaders: ['Retry-After', 'X-Request-Id', headerNames.relay, headerNames.session, ownTextHeader],
      maxAge: 7200,
    }),
  );
  app.onError((error, c) => {
    const refusal = error instanceof RelayError ? error : new RelayError('upstream', { status: 500, cause: error });
    c.set('code', refusal.code);
    c.set('reason', refusal.cause instanceof Error ? refusal.cause.message : '');
    return refusalResponse(refusal);
  });
  app.notFound(() => {
    throw new RelayError('not-found');
  });

  app.get('/health', (c) => c.json({ status: true }));
  app.get('/ready', async (c) => {
    const models = await upstreams.models();
    const isReady = models.length > 0 && state.isReady();
    return c.json({ status: isReady, models: models.length, state: state.isReady() }, isReady ? 200 : 503);
  });
  app.get('/api/version', (c) => c.json({ name: 'causerie-relay', version }));

  /** Only pages of the owner's sites: browsers say where a request comes from, and a page cannot change it. */
  const onlyOwnSites = async (c: RelayContext, next: () => Promise<void>): Promise<void> => {
    const origin = originOf(c.req.raw.headers);
    if (origin === undefined || !isAllowed(origin)) throw new RelayError('origin');
    c.set('origin', origin);
    await next();
  };

  /** Only visitors with a session, which lives on by being used. */
  const onlyVisitors = async (c: RelayContext, next: () => Promise<void>): Promise<void> => {
    const session = await visitors.session(c.req.raw.headers, c.get('origin'));
    c.set('session', session);
    const renewed = await visitors.renew(c.get('origin'), session);
    await next();
    if (renewed) c.header(headerNames.session, renewed.token);
  };

  app.get('/api/models', onlyOwnSites, async (c) => {
    const origin = c.get('origin');
    const hasToken = c.req.header('authorization') !== undefined;
    const session = hasToken ? await visitors.session(c.req.raw.headers, origin) : undefined;
    const user = c.req.header(headerNames.user) === undefined ? undefined : await visitors.user(c.req.raw.headers);
    const models = await upstreams.models();
    if (!session) {
      if (verifyVisitor && !(await verifyVisitor(c.req.raw.clone()))) throw new RelayError('identity');
      await limits.newSession(c.get('address'));
    }
    return c.json(modelsBody(models, await visitors.give(origin, session), user));
  });

  app.delete('/session', onlyOwnSites, onlyVisitors, async (c) => {
    await visitors.end(c.get('session'));
    return c.body(null, 204);
  });

  app.post('/api/chat/completions', onlyOwnSites, onlyVisitors, async (c) => {
    const user = await visitors.user(c.req.raw.headers);
    const turnId = c.req.header(headerNames.turn);
    if (turnId !== undefined && !isTurnId(turnId))
      throw new RelayError('bad-request', { message: 'The id of the answer is none.' });
    const body = await readJsonBody(c.req.raw, options.maxBody, c.env.body);
    const chat = readChatBody(body, await upstreams.models(), options);
    return answers.answer({
      chat,
      owner: { origin: c.get('origin'), user },
      turnId: chat.isStream ? turnId : undefined,
      address: c.get('address'),
      session: c.get('session').id,
      signal: c.req.raw.signal,
    });
  });

  if (options.titles) {
    app.post('/api/v1/tasks/title/completions', onlyOwnSites, onlyVisitors, async (c) => {
      const user = await visitors.user(c.req.raw.headers);
      const body = await readJsonBody(c.req.raw, options.maxBody, c.env.body);
      const title = readTitleBody(body, await upstreams.models(), options);
      const payer = { address: c.get('address'), session: c.get('session').id, user };
      const place = await limits.enter(payer, c.get('requestId'));
      try {
        const begun = await upstreams.ask('title', title.model, title.body, c.req.raw.signal);
        return c.json((await readWhole(begun)).body);
      } finally {
        await place.leave(0);
      }
    });
  }

  /** The answer of an id, for whom it belongs to. Wrong ids count against the address, so that none is found by trying. */
  async function findTurn(c: RelayContext): Promise<Turn> {
    const address = c.get('address');
    await limits.mayGuess(address);
    const owner: TurnOwner = {
      origin: c.get('origin'),
      user: c.req.header(headerNames.user) === undefined ? undefined : await visitors.user(c.req.raw.headers),
    };
    const id = c.req.param('id') ?? '';
    const turn = isTurnId(id) ? await state.turns.find(id) : undefined;
    if (turn && isOwn(turn, owner)) return turn;
    await limits.noteWrongGuess(address);
    throw new RelayError('not-found');
  }

  app.get('/turns/:id', onlyOwnSites, async (c) => {
    const turn = await findTurn(c);
    const last = c.req.header('last-event-id') ?? '';
    return answers.follow(turn, /^\d{1,9}$/.test(last) ? Number(last) : 0, c.req.raw.signal);
  });

  app.delete('/turns/:id', onlyOwnSites, async (c) => {
    await (await findTurn(c)).stop();
    return c.body(null, 204);
  });

  const relay = async (request: Request, info: RequestInfo = {}): Promise<Response> => app.fetch(request, info);
  return Object.defineProperties(relay, {
    running: { get: () => answers.running },
    close: {
      value: async (seconds = 0) => {
        await answers.close(seconds);
        await state.dispose();
      },
    },
  }) as Relay;
}

/** The route of a path, so that logs and figures have no ids in them. */
function routeName(path: string): string {
  if (path.startsWith('/turns/')) return '/turns/{id}';
  const known = ['/health', '/ready', '/session', '/api/version', '/api/models', '/api/chat/completions'];
  return known.includes(path) || path === '/api/v1/tasks/title/completions' ? path : 'other';
}
