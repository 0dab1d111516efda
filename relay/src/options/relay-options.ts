import type { JsonObject } from '../json.js';
import type { Observe } from '../relay-event.js';
import type { RelayState } from '../state/relay-state.js';
import type { UpstreamCall } from '../upstream/upstream-call.js';

/** A text, or a function that gives it each time it is needed. */
export type Secret = string | (() => string | Promise<string>);

/** One of several servers behind the relay. */
export interface UpstreamOptions {
  /** Its address, with or without the path of its API. */
  readonly url: string;
  /** Its key. @default none */
  readonly key?: Secret;
  /** Headers sent to it. @default {} */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How much one visitor, one address, and all together may use. `null`: no limit. */
export interface Allowance {
  /** Of a visitor whom the site does not know. */
  readonly session?: number | null;
  /** Of a visitor whom the site knows, on all devices; then the session is not counted. */
  readonly user?: number | null;
  /** Of an IP address; of IPv6, a /64. */
  readonly address?: number | null;
  /** Of all visitors together. */
  readonly all?: number | null;
}

/** Limits of use. */
export interface LimitOptions {
  /** `log` refuses nothing and only tells what would be refused. @default "enforce" */
  readonly mode?: 'enforce' | 'log';
  /** Answers a minute. @default { session: 20, user: 20, address: 120, all: null } */
  readonly minute?: Allowance;
  /** Answers a day. @default { session: 300, user: 300, address: 2000, all: null } */
  readonly day?: Allowance;
  /** Tokens a day. @default { session: null, user: null, address: null, all: null } */
  readonly tokens?: Allowance;
  /** Answers that run at once. @default { session: 4, user: 6, address: 40, all: 1000 } */
  readonly running?: Allowance;
  /** New sessions of an address, a minute and a day. @default { minute: 30, day: 1000 } */
  readonly newSessions?: { readonly minute?: number | null; readonly day?: number | null };
  /** Wrong ids of answers that an address may ask for in a minute. @default 60 */
  readonly wrongTurns?: number;
  /** What counts while the counters cannot be reached. @default by limit: a day's is closed, the others are open */
  readonly onError?: 'open' | 'closed';
  /** What visitors read when a day's allowance is used up. @default a sentence of the relay's */
  readonly quotaMessage?: string;
}

/** Options of {@link createRelay}. */
export interface RelayOptions {
  /** The address of the AI server: Open WebUI's, or any with the routes of the OpenAI API. */
  readonly url?: string;
  /** Its key. @default none */
  readonly key?: Secret;
  /** In place of `url` and `key`: several servers. One that does not answer is replaced by the next that has the model. */
  readonly upstreams?: readonly UpstreamOptions[];
  /** The models that are offered, by id or name. */
  readonly model: string | readonly string[];
  /** The sites that may use the relay, such as `https://www.example.org`; `https://*.example.org` is any host below. */
  readonly origin: string | readonly string[];
  /** What the model is told before each conversation. @default none */
  readonly systemPrompt?: string;
  /** Fields of each request for an answer, which visitors cannot change; `null` leaves a field out. @default {} */
  readonly parameters?: JsonObject;
  /** Whether Open WebUI may be asked for titles of conversations. @default false */
  readonly titles?: boolean;
  /** Most tokens of an answer; `null`: no limit. @default 4096 */
  readonly maxTokens?: number | null;
  /** Most messages of a request. @default 400 */
  readonly maxMessages?: number;
  /** Most characters of all messages of a request. @default 400000 */
  readonly maxCharacters?: number;
  /** Most bytes of a request. @default 2000000 */
  readonly maxBody?: number;
  readonly session?: {
    /** How long a session lives without being used. @default 30 */
    readonly minutes?: number;
    /** Signs the sessions: at least 32 characters. @default one by chance, shared by all relays on one Redis */
    readonly secret?: string;
  };
  readonly identity?: {
    /** The secret of {@link signVisitor}. @default none: nobody is known */
    readonly secret?: string;
    /** Whether only visitors whom the site knows get answers. @default false */
    readonly required?: boolean;
  };
  /** The proxies before the relay: how many, or their addresses and ranges. @default 0 */
  readonly trustedProxies?: number | readonly string[];
  /** Asked before a session is given: a captcha's word, the site's own session. @default none */
  readonly verifyVisitor?: (request: Request) => boolean | Promise<boolean>;
  readonly limits?: LimitOptions;
  readonly turns?: {
    /** Seconds for which an answer can be read after its end. @default 600 */
    readonly keep?: number;
    /** Seconds that an answer goes on after its visitor has gone; `stop` ends it at once. @default 600 */
    readonly detached?: number | 'stop';
    /** Most characters of an answer's frames. @default 20000000 */
    readonly size?: number;
  };
  /** Seconds of silence after which a comment is sent. @default 15 */
  readonly keepAlive?: number;
  /** Seconds that an upstream may be silent. @default 600 */
  readonly idle?: number;
  /** Where limits, sessions and answers are remembered. @default in memory */
  readonly state?: RelayState;
  /** How upstreams are called. @default by `fetch` */
  readonly callUpstream?: UpstreamCall;
  /** Is told of every request and answer. @default nobody */
  readonly observe?: Observe;
}

/** An upstream with everything set. */
export interface ResolvedUpstream {
  readonly url: string;
  readonly key: () => string | Promise<string>;
  readonly headers: Readonly<Record<string, string>>;
}
