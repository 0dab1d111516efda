import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createServer, ServerResponse, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Relay } from '../create-relay.js';
import { RelayError } from '../relay-error.js';
import { sendDirectly } from './send-directly.js';
import { createTurnstile } from './turnstile.js';

/** A request has to be there within this time; so a visitor who sends it byte by byte keeps nothing busy. */
const requestMs = 20_000;
const headersMs = 10_000;

/** A path of the relay's own routes, and nothing that another server might read in another way. */
const plainTarget = /^\/[\w/.-]*(\?[\w=&.%~-]*)?$/;

/** The HTTP server of a relay. It does not listen yet. */
export function createHttpServer(relay: Relay): Server {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const info = { address: incoming.socket.remoteAddress, body: incoming.iterator({ destroyOnReturn: false }) };
      const response = await relay(request, info);
      return outgoing instanceof ServerResponse && sendDirectly(response, outgoing) ? RESPONSE_ALREADY_SENT : response;
    },
    { overrideGlobalObjects: false },
  );
  const begin = createTurnstile();
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 2000,
    requireHostHeader: false,
  };
  const server = createServer({ ...limits, keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
    const { url = '' } = incoming;
    const isTrick =
      url.includes('//') || url.split(/[/?]/).some((part) => part === '.' || part === '..') || !plainTarget.test(url);
    const isNameless = incoming.headers.host === undefined;
    if (!isTrick && !isNameless) return begin(() => void listener(incoming, outgoing));
    const { status, body } = new RelayError(url.startsWith('/') && !isNameless ? 'not-found' : 'bad-request');
    outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
  });
  server.on('clientError', refuseUnread);
  return server;
}

/** What cannot be read as HTTP, or does not come in time, is refused like the rest. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const { body } = new RelayError(isLong ? 'too-large' : 'bad-request');
  const status = isLong ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
  socket.end(
    `${head}\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
  );
}

/** Listens. Resolves with the port. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Frees the port. Connections that are idle are closed at once, the others when their answer has been sent. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
