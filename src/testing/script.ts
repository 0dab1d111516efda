import type { RehearsalRequest } from './recorded-request.js';

/** One thing the gateway does while it answers. Plain data, so that a script can come over the control address. */
export type Step =
  /** A piece of the answer; takes the time of one token. */
  | { readonly text: string }
  /** Any other `delta` of a frame, such as `{ reasoning_content: "…" }`; takes the time of one token. */
  | { readonly delta: Readonly<Record<string, unknown>> }
  /** A frame with this value as its data, such as `{ event: … }`. */
  | { readonly frame: unknown }
  /** These characters as they are, such as a comment or half a frame. */
  | { readonly raw: string }
  /** These bytes as they are, in base64, such as half a character. */
  | { readonly bytes: string }
  /** The frame that carries a `finish_reason`. */
  | { readonly finish: string }
  /** Milliseconds of silence; `"forever"` until the client goes. */
  | { readonly wait: number | 'forever' }
  /** The connection is reset. */
  | { readonly reset: true };

/** How the gateway answers one request. */
export interface Script {
  /** @default 200 */
  readonly status?: number;
  /** Added to, or replacing, those that a real server sends. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds before the headers; `"forever"` until the client goes. @default 0 */
  readonly delay?: number | 'forever';
  /** The connection is closed without a response. */
  readonly drop?: boolean;
  /** A whole body: a string as it is, anything else as JSON. Then `steps` are not played. */
  readonly body?: unknown;
  /** The steps of a stream, in order; may have no end. For a request without `stream` the same becomes one JSON body. */
  readonly steps?: Iterable<Step>;
  /** Milliseconds a token takes. @default by the option `tokensPerSecond` */
  readonly tokenMs?: number;
  /** Cut the bytes at random places, also within a character, rather than between frames. */
  readonly split?: boolean;
  /** Hold all bytes back until the end, as a buffering proxy does. */
  readonly buffered?: boolean;
  /** Compress the body, held back until the end. Only over a server: `handle` gives what `fetch` would. */
  readonly gzip?: boolean;
  /** Bytes by which the `Content-Length` is wrong: more than there are, or (below zero) fewer. */
  readonly lengthOff?: number;
  /** `false`: without the headers that let a page read it. */
  readonly cors?: false;
}

/**
 * How requests are answered: the name of a scenario (`stall-after-20`, with or without `rehearsal/` before it), a
 * script, or a function that chooses one of both; undefined leaves the request to the usual answer.
 */
export type Scenario = string | Script | ((request: RehearsalRequest) => string | Script | undefined);
