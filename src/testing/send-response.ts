import type { ServerResponse } from 'node:http';
import { marks } from './play-script.js';

/** Long enough for a client to read what was sent: a reset throws away what it has not read by then. */
const readTimeMs = 300;

/** Sends a web response over a Node connection. Rejects where its body breaks, after what came before was sent. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(response.headers);
  const isPacked = headers[marks.gzip] !== undefined;
  delete headers[marks.gzip];
  if (isPacked) headers['content-encoding'] = 'gzip';
  // After a body of another length than was said, nothing more can be sent on the connection.
  if (headers['content-length'] !== undefined) headers['connection'] = 'close';
  outgoing.writeHead(response.status, headers);
  outgoing.flushHeaders();
  const body = isPacked ? response.body?.pipeThrough(new CompressionStream('gzip')) : response.body;
  const reader = body?.getReader();
  if (!reader) {
    outgoing.end();
    return;
  }
  const cancel = (): void => void reader.cancel().catch(() => {});
  outgoing.on('close', cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      await written(outgoing, value);
    }
    outgoing.end();
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, readTimeMs));
    throw error;
  } finally {
    outgoing.off('close', cancel);
  }
}

/** Resolves when there is room for more, or the client has gone. */
function written(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  if (outgoing.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go);
      outgoing.off('close', go);
      resolve();
    };
    outgoing.on('drain', go);
    outgoing.on('close', go);
  });
}
