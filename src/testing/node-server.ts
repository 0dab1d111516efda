import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRehearsal } from './create-rehearsal.js';
import { sendResponse } from './send-response.js';
import { staticFile, type StaticFolders } from './static-folders.js';
import type { RehearsalOptions } from './rehearsal-options.js';
import type { Rehearsal } from './rehearsal.js';

/** Options of a gateway that listens on a port. */
export interface RehearsalServerOptions extends RehearsalOptions {
  /** @default a free one */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
  /** Folders of files that come before the gateway's own routes. @default none */
  readonly serve?: StaticFolders;
}

/** A gateway that listens on a port. */
export interface RunningRehearsal {
  /** The origin, followed by the base path; without a slash at its end. */
  readonly url: string;
  /** The origin alone, where files and the control address are. */
  readonly origin: string;
  readonly rehearsal: Rehearsal;
  /** Breaks all connections and frees the port. Answers that were under way are cut, as by a server that dies. */
  close(): Promise<void>;
}

/**
 * Starts a rehearsal gateway on Node's own HTTP server. Rejects where the port is taken.
 *
 * A client that goes away aborts the signal of its request; a scenario that breaks the connection resets the socket.
 */
export async function startRehearsal(options: RehearsalServerOptions = {}): Promise<RunningRehearsal> {
  const { port = 0, host = '127.0.0.1', serve = {}, basePath = '' } = options;
  const { createServer } = await import('node:http');
  const rehearsal = createRehearsal(options);
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, async (request) => (await staticFile(request, serve)) ?? rehearsal.handle(request));
  });
  // Answers may be slower than Node's usual limits.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`;
  return {
    url: origin + basePath.replace(/\/+$/, ''),
    origin,
    rehearsal,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('error', () => {});
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort(new DOMException('The client closed the connection', 'AbortError'));
  });
  try {
    const request = await webRequest(incoming, gone.signal);
    await sendResponse(await handle(request), outgoing);
  } catch {
    // A reset, where one can still be sent: a scenario broke the connection, or the client went away.
    outgoing.socket?.resetAndDestroy();
  }
}

async function webRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', headers, url = '/' } = incoming;
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const body = new Blob(chunks.map((chunk) => new Uint8Array(chunk)));
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
    method,
    headers: fields,
    signal,
    ...(mayHaveBody ? { body: await body.arrayBuffer() } : {}),
  });
}
