import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { UpstreamCall, UpstreamRequest, UpstreamResponse } from '../upstream/upstream-call.js';

/**
 * Calls by Node's own HTTP client. It costs a third of what `fetch` does a chunk, follows no redirect, and has no
 * limit of its own on how long an upstream may be silent.
 */
export function createNodeCall(): UpstreamCall & { dispose(): void } {
  const http = new HttpAgent({ keepAlive: true, maxSockets: Infinity });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: Infinity });

  async function call(asked: UpstreamRequest): Promise<UpstreamResponse> {
    const isSecure = asked.url.startsWith('https:');
    const options = { method: asked.method, headers: headersOf(asked), agent: isSecure ? https : http };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await send(asked, options, isSecure);
        return {
          status: response.statusCode ?? 0,
          header: (name) => [response.headers[name] ?? []].flat()[0],
          read: (onChunk) => readBody(response, onChunk),
        };
      } catch (error) {
        // A connection that lay idle may have been closed by the server in the same moment: it has read nothing.
        if (!(error instanceof StaleConnection) || attempt > 2) throw error;
      }
    }
  }

  return Object.assign(call, {
    dispose() {
      http.destroy();
      https.destroy();
    },
  });
}

function readBody(response: IncomingMessage, onChunk: (chunk: Uint8Array) => Promise<void> | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error);
      response.destroy();
    };
    response.on('data', (chunk: Uint8Array) => {
      try {
        const room = onChunk(chunk);
        if (!room) return;
        response.pause();
        room.then(() => response.resume(), fail);
      } catch (error) {
        fail(error);
      }
    });
    response.on('end', resolve);
    response.on('error', reject);
    response.on('close', () => reject(new Error('the connection was closed')));
  });
}

class StaleConnection extends Error {}

function send(
  { url, body, signal }: UpstreamRequest,
  options: RequestOptions,
  isSecure: boolean,
): Promise<IncomingMessage> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const outgoing = (isSecure ? httpsRequest : httpRequest)(url, options);
  // Not within the promise: its listeners, which live as long as the answer, would keep the body.
  outgoing.end(body);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => void outgoing.destroy(asError(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
    outgoing.on('close', () => signal.removeEventListener('abort', onAbort));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      reject(signal.aborted ? signal.reason : isStale ? new StaleConnection('stale', { cause: error }) : error);
    });
    outgoing.on('response', (response) => {
      // Without a listener an error of a body that nobody reads yet would end the process.
      response.on('error', () => {});
      resolve(response);
    });
  });
}

function headersOf({ headers, body }: UpstreamRequest): Record<string, string | number> {
  return body === undefined ? { ...headers } : { ...headers, 'content-length': Buffer.byteLength(body) };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
