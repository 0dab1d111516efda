import { afterEach } from 'vitest';
import type { RelayOptions } from '../../src/options/relay-options.js';
import { startRelay, type ServerOptions } from '../../src/node/start-relay.js';
import type { RelayEvent } from '../../src/relay-event.js';
import { startUpstream } from './upstream.js';
import { sendTo, site } from './visitor.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** Does it after the test, the last first. */
export function afterThis(cleanup: () => Promise<unknown> | void): void {
  cleanups.push(cleanup);
}

/** A relay before an upstream that the test plays; both end with the test. */
export async function setUp(options: Partial<RelayOptions> = {}, server: ServerOptions = {}) {
  const upstream = await startUpstream();
  afterThis(() => upstream.close());
  const events: RelayEvent[] = [];
  const given: RelayOptions = {
    url: upstream.url,
    key: 'sk-secret-key-1',
    model: 'm',
    origin: site,
    observe: (event) => events.push(event),
    ...options,
  };
  const relay = await startRelay(given, { port: 0, stopAfter: 0, ...server });
  afterThis(() => relay.stop());
  return { upstream, relay, events, send: sendTo(relay.url) };
}

/** Answers every request at once with one word. */
export function answerAtOnce({ upstream }: Pick<Awaited<ReturnType<typeof setUp>>, 'upstream'>): void {
  upstream.reply = (_, outgoing) =>
    void outgoing
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end('data: {"choices":[{"delta":{"content":"word"}}]}\n\ndata: [DONE]\n\n');
}
