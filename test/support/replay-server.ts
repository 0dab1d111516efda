import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { portOf } from './port-of.js';

/** What the server plays for one request. */
export interface Played {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each is written by itself. */
  readonly chunks?: readonly (Uint8Array | string)[];
  /** How it ends: properly, by a reset, not at all, or without even a first byte. Default: `clean`. */
  readonly close?: 'clean' | 'reset' | 'stall' | 'stall-headers';
}

/** A request as it came. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Resolves when the answer is over: it went out whole, or the client has let go of the connection. */
  readonly closed: Promise<void>;
}

/** A server on this machine that plays what a test says, byte by byte. */
export interface ReplayServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** What to play; undefined is a 404. */
  play: (request: RecordedRequest) => Played | undefined;
  /** Resolves when the server has nothing more to say but keeps the connection. */
  stalled(): Promise<void>;
  close(): Promise<void>;
}

export async function startReplayServer(): Promise<ReplayServer> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  let stalls = 0;
  let awaited: (() => void)[] = [];

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of incoming) body += String(piece);
    const { method = '', url: path = '', headers } = incoming;
    const closed = new Promise<void>((resolve) => response.once('close', () => resolve()));
    const request = { method, path, headers, body, closed };
    requests.push(request);
    await write(response, replay.play(request) ?? { status: 404, chunks: ['{"detail":"Not Found"}'] });
  }

  async function write(response: ServerResponse, played: Played): Promise<void> {
    const { status = 200, headers = {}, chunks = [], close = 'clean' } = played;
    if (close !== 'stall-headers') {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.flushHeaders();
      for (const chunk of chunks) await new Promise((written) => response.write(chunk, written));
    }
    if (close === 'clean') response.end();
    // A RST throws away the bytes that a busy client has not read yet; a FIN in the middle of a body comes after them.
    else if (close === 'reset') response.socket?.destroySoon();
    else {
      stalls += 1;
      for (const resolve of awaited.splice(0)) resolve();
    }
  }

  const server = createServer((incoming, response) => void answer(incoming, response).catch(() => response.destroy()));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);

  const replay: ReplayServer = {
    url: `http://127.0.0.1:${port}`,
    requests,
    play: () => undefined,
    stalled() {
      if (stalls > 0) {
        stalls -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        awaited.push(() => {
          stalls -= 1;
          resolve();
        });
      });
    },
    close() {
      for (const socket of sockets) socket.destroy();
      awaited = [];
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return replay;
}
