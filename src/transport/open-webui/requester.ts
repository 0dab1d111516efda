import { storedText } from '../../platform/stored-text.js';

/** Sends requests as the owner configured them. Rejects with a ChatError or the signal's reason. */
export interface Requester {
  /** The key that was sent last, so that it can be taken out of what a server writes. */
  readonly secret: string;
  /** Whether the server has said that it is a relay. */
  readonly isRelay: boolean;
  /**
   * With the key and the owner's headers. Redirects are not followed: the server that one points to gets neither the
   * key nor the conversation. They are answers like others, see {@link isRedirect}.
   */
  send(url: string, request: GatewayRequest, signal: AbortSignal): Promise<Response>;
  /** Whether the server of this address answers at all. Rejects only with the signal's reason. */
  isReachable(url: string, signal: AbortSignal): Promise<boolean>;
  /**
   * The answer of this id from its beginning, from the relay that stands before the chat route; undefined where there is
   * no relay.
   */
  takeUp(chat: string, answerId: string, onResume: () => void, signal: AbortSignal): Promise<Response | undefined>;
  /** A GET with neither key nor headers, which follows redirects. */
  probe(url: string, signal: AbortSignal): Promise<Response>;
}

/** A GET, or with a body a POST. */
export interface GatewayRequest {
  readonly accept: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** For an answer: a relay goes on with it over cuts of the connection, and this is told each time. */
  readonly onResume?: () => void;
  /** The id of the answer; without it, it gets one that nobody knows. */
  readonly answerId?: string | undefined;
}

/** Whether the answer points elsewhere. Browsers show such an answer as opaque, Node shows its status. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** An address without its query, which may hold a key. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, '');
}

/** Where the tab keeps a visitor's session at the relay of an address. */
export function sessionKey(url: string): string {
  return `causerie:relay:${url}`;
}

/** The session that an earlier page of this tab has got from the relay of this address, as it was kept. */
export function keptSession(url: string): string | undefined {
  return storedText('sessionStorage', sessionKey(url)) ?? undefined;
}
