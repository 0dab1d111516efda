import { discard } from '../../../response-body.js';

/** Packs the text of a body. */
export type Pack = (text: string) => Promise<Blob>;

/** Sends a request, packed where it is told how. */
export type SendPacked = (pack?: Pack) => Promise<Response>;

/** Sends a request, packed as long as the server takes that. */
export type Packer = (send: SendPacked, signal: AbortSignal) => Promise<Response>;

/** The text as gzip. Only called where the browser has `CompressionStream`. */
function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** Statuses by which servers refuse a body that they cannot unpack; Open WebUI says 400. */
const refusals = [400, 411, 415, 422, 501];

/**
 * Sends requests compressed, until a server refuses that: from then on none is. The request that was refused is sent
 * once more without, where that may have been why.
 */
export function createPacker(): Packer {
  let mayCompress = true;
  return async (send, signal) => {
    if (!mayCompress) return send();
    let packed: Response;
    try {
      packed = await send(gzip);
    } catch (error) {
      // A server of another origin may forbid the header; the next attempt is one like any other.
      mayCompress = signal.aborted;
      throw error;
    }
    if (!refusals.includes(packed.status)) return packed;
    discard(packed);
    const plain = await send();
    // Refused in both ways, it was not for the compression.
    mayCompress = plain.status === packed.status;
    return plain;
  };
}
