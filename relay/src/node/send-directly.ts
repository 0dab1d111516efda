import type { ServerResponse } from 'node:http';
import type { Sink } from '../turns/deliver.js';
import { takeDelivery } from '../turns/turn-stream.js';

/**
 * Text as a chunk of HTTP, in one piece: `outgoing.write` makes four of it, which costs as much as all else that is done
 * for a frame.
 */
function chunkOf(text: string): [chunk: string, encoding: 'latin1' | 'utf8'] {
  const size = Buffer.byteLength(text);
  return [`${size.toString(16)}\r\n${text}\r\n`, size === text.length ? 'latin1' : 'utf8'];
}

/** Writes an answer's frames straight to its connection. False for responses that are no such stream. */
export function sendDirectly(response: Response, outgoing: ServerResponse): boolean {
  const start = response.body && takeDelivery(response.body);
  if (!start) return false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  const sink: Sink = {
    write(text) {
      const { socket } = outgoing;
      // Until a request that came before on the same connection has its answer, there is no socket.
      const target = socket && outgoing.chunkedEncoding ? socket : outgoing;
      if (target === socket ? socket.write(...chunkOf(text)) : outgoing.write(text)) return undefined;
      return new Promise((resolve) => target.once('drain', resolve));
    },
    end: () => void outgoing.end(),
  };
  if (outgoing.destroyed) return true;
  const stop = start(sink);
  outgoing.on('close', stop);
  return true;
}
