/** Sends requests as the owner configured them. Rejects with a ChatError or the signal's reason. */
export interface Requester {
  /** The key that was sent last, so that it can be taken out of what a server writes. */
  readonly secret: string;
  /**
   * With the key and the owner's headers. Redirects are not followed: the server that one points to gets neither the
   * key nor the conversation. They are answers like others, see {@link isRedirect}.
   */
  send(url: string, request: GatewayRequest, signal: AbortSignal): Promise<Response>;
  /** Whether the server of this address answers at all. Rejects only with the signal's reason. */
  isReachable(url: string, signal: AbortSignal): Promise<boolean>;
  /** A GET with neither key nor headers, which follows redirects. */
  probe(url: string, signal: AbortSignal): Promise<Response>;
}

/** A GET, or with a body a POST. */
export interface GatewayRequest {
  readonly accept: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Whether the answer points elsewhere. Browsers show such an answer as opaque, Node shows its status. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** An address without its query, which may hold a key. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, '');
}
