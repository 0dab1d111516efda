/** A request to a server behind the relay. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Its answer. Redirects are answers like others. */
export interface UpstreamResponse {
  readonly status: number;
  header(name: string): string | undefined;
  /**
   * Reads the body to its end, a call for each chunk; where that returns a promise, no more is read before it
   * resolves. Rejects where the connection breaks or a call throws; then the connection is closed.
   */
  read(onChunk: (chunk: Uint8Array) => Promise<void> | undefined): Promise<void>;
}

/** How upstreams are called. Rejects where there is no answer, with the signal's reason where that aborted. */
export type UpstreamCall = (request: UpstreamRequest) => Promise<UpstreamResponse>;

/** Calls by `fetch`, which every platform has. */
export const callByFetch: UpstreamCall = async ({ method, url, headers, body, signal }) => {
  const init = { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) } as const;
  const response = await fetch(url, init);
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    read: (onChunk) => readBody(response, onChunk),
  };
};

async function readBody(response: Response, onChunk: (chunk: Uint8Array) => Promise<void> | undefined): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      await onChunk(value);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The whole body as text. Rejects where it is longer than `most` bytes. */
export async function textOf(response: UpstreamResponse, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  await response.read((chunk) => {
    size += chunk.length;
    if (size > most) throw new Error(`the body is longer than ${most} bytes`);
    text += decoder.decode(chunk, { stream: true });
    return undefined;
  });
  return text + decoder.decode();
}
