import { createRelay, type Relay } from '../create-relay.js';
import type { RelayOptions } from '../options/relay-options.js';
import type { RelayEvent } from '../relay-event.js';
import { closeServer, createHttpServer, listen } from './http-server.js';
import { createLog, observeByLog } from './logs.js';
import { createMetrics } from './metrics.js';
import { createNodeCall } from './node-call.js';
import { connectRedisState } from './redis-state.js';

/** How a relay is served. */
export interface ServerOptions {
  /** @default "127.0.0.1" */
  readonly host?: string;
  /** 0 takes a free one. @default 8787 */
  readonly port?: number;
  /** The port of `/metrics`. @default none */
  readonly metricsPort?: number;
  /** A Redis that several relays share, such as `redis://127.0.0.1:6379`. @default none: memory */
  readonly redis?: string;
  /** Seconds that running answers have to end when the relay is stopped. @default 30 */
  readonly stopAfter?: number;
  /** @default "silent" */
  readonly logLevel?: string;
}

/** A relay that listens. */
export interface RunningRelay {
  /** Such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The address of the figures, if there are any. */
  readonly metricsUrl: string | undefined;
  readonly relay: Relay;
  /** Ends gracefully: no new answers, time for those that run, then the port is free. */
  stop(): Promise<void>;
}

/** Starts a relay on Node's own HTTP server. Rejects where the port is taken or Redis does not answer. */
export async function startRelay(options: RelayOptions, server: ServerOptions = {}): Promise<RunningRelay> {
  const { host = '127.0.0.1', port = 8787, metricsPort, redis, stopAfter = 30, logLevel = 'silent' } = server;
  const metrics = createMetrics();
  const observers = [observeByLog(createLog(logLevel)), metrics.observe, ...(options.observe ? [options.observe] : [])];
  const observe = (event: RelayEvent): void => observers.forEach((tell) => tell(event));
  const keep = options.turns?.keep ?? 600;
  const shared = redis === undefined ? undefined : await connectRedisState(redis, { keep, observe });
  const call = createNodeCall();
  const relay = createRelay({ callUpstream: call, ...(shared && { state: shared }), ...options, observe });

  const main = createHttpServer(relay);
  const figures = metricsPort === undefined ? undefined : metrics.createServer();
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const listening = async (): Promise<[number, number | undefined]> => [
    await listen(main, port, host),
    figures && (await listen(figures, metricsPort ?? 0, host)),
  ];
  const [mainPort, figuresPort] = await listening().catch(async (error: unknown) => {
    await relay.close();
    throw error;
  });

  return {
    url: `http://${shownHost}:${mainPort}`,
    metricsUrl: figuresPort === undefined ? undefined : `http://${shownHost}:${figuresPort}/metrics`,
    relay,
    async stop() {
      const closed = closeServer(main);
      await relay.close(stopAfter);
      main.closeIdleConnections();
      // What is left now are connections that take nothing; their answers are over.
      const rest = setTimeout(() => main.closeAllConnections(), 1000);
      await closed;
      clearTimeout(rest);
      if (figures) {
        figures.closeAllConnections();
        await closeServer(figures);
      }
      call.dispose();
    },
  };
}
