import type { ServerResponse } from 'node:http';
import type { Sink } from '../turns/deliver.js';
import { takeDelivery } from '../turns/turn-stream.js';

/** Writes an answer's frames straight to its connection. False for responses that are no such stream. */
export function sendDirectly(response: Response, outgoing: ServerResponse): boolean {
  const start = response.body && takeDelivery(response.body);
  if (!start) return false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  const sink: Sink = {
    write(text) {
      if (outgoing.write(text)) return undefined;
      return new Promise((resolve) => outgoing.once('drain', resolve));
    },
    end: () => void outgoing.end(),
  };
  if (outgoing.destroyed) return true;
  const stop = start(sink);
  outgoing.on('close', stop);
  return true;
}
