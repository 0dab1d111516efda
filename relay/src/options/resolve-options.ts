import type { JsonObject } from '../json.js';
import { checkOptions } from './check-options.js';
import { handlerOptions } from './option-table.js';
import { OptionError } from './option-error.js';
import type {
  Allowance,
  LimitOptions,
  RelayOptions,
  ResolvedUpstream,
  Secret,
  UpstreamOptions,
} from './relay-options.js';

/** Whose use is counted. */
export type Scope = 'session' | 'user' | 'address' | 'all';
type ResolvedAllowance = Readonly<Record<Scope, number | null>>;

/** {@link LimitOptions} with every default. */
export interface ResolvedLimits {
  readonly mode: 'enforce' | 'log';
  readonly minute: ResolvedAllowance;
  readonly day: ResolvedAllowance;
  readonly tokens: ResolvedAllowance;
  readonly running: ResolvedAllowance;
  readonly newSessions: { readonly minute: number | null; readonly day: number | null };
  readonly wrongTurns: number;
  readonly onError: 'open' | 'closed' | undefined;
  readonly quotaMessage: string | undefined;
}

/** {@link RelayOptions} with every default, but for what the composition root makes. */
export interface ResolvedRelay {
  readonly upstreams: readonly ResolvedUpstream[];
  readonly model: readonly string[];
  readonly origin: readonly string[];
  readonly systemPrompt: string;
  readonly parameters: JsonObject;
  readonly titles: boolean;
  readonly maxTokens: number | null;
  readonly maxMessages: number;
  readonly maxCharacters: number;
  readonly maxBody: number;
  readonly sessionSeconds: number;
  readonly sessionSecret: string | undefined;
  readonly identitySecret: string | undefined;
  readonly identityRequired: boolean;
  readonly trustedProxies: number | readonly string[];
  readonly limits: ResolvedLimits;
  readonly keep: number;
  readonly detached: number;
  readonly turnSize: number;
  readonly keepAlive: number;
  readonly idle: number;
}

/** Checks options and fills in the defaults. Throws an {@link OptionError} that tells every mistake. */
export function resolveOptions(options: RelayOptions): ResolvedRelay {
  const mistakes = checkOptions(options, handlerOptions);
  const upstreams = options.upstreams ?? (options.url === undefined ? [] : [ownUpstream(options.url, options.key)]);
  if (upstreams.length === 0 && mistakes.length === 0) mistakes.push('url: missing; the address of your AI server');
  if (mistakes.length > 0) throw new OptionError(mistakes);
  const { session = {}, identity = {}, turns = {}, limits = {} } = options;
  const { detached = 600 } = turns;
  return {
    upstreams: upstreams.map(resolveUpstream),
    model: textsOf(options.model),
    origin: textsOf(options.origin).map((origin) => origin.replace(/\/$/, '')),
    systemPrompt: options.systemPrompt ?? '',
    parameters: options.parameters ?? {},
    titles: options.titles ?? false,
    maxTokens: options.maxTokens === undefined ? 4096 : options.maxTokens,
    maxMessages: options.maxMessages ?? 400,
    maxCharacters: options.maxCharacters ?? 400_000,
    maxBody: options.maxBody ?? 2_000_000,
    sessionSeconds: (session.minutes ?? 30) * 60,
    sessionSecret: session.secret,
    identitySecret: identity.secret,
    identityRequired: identity.required ?? false,
    trustedProxies: options.trustedProxies ?? 0,
    limits: resolveLimits(limits),
    keep: turns.keep ?? 600,
    detached: detached === 'stop' ? 0 : detached,
    turnSize: turns.size ?? 20_000_000,
    keepAlive: options.keepAlive ?? 15,
    idle: options.idle ?? 600,
  };
}

function resolveLimits(limits: LimitOptions): ResolvedLimits {
  const { mode = 'enforce', newSessions = {}, wrongTurns = 60, onError, quotaMessage } = limits;
  const { minute = 30, day = 1000 } = newSessions;
  return {
    mode,
    minute: allowance(limits.minute, { session: 20, user: 20, address: 120, all: null }),
    day: allowance(limits.day, { session: 300, user: 300, address: 2000, all: null }),
    tokens: allowance(limits.tokens, { session: null, user: null, address: null, all: null }),
    running: allowance(limits.running, { session: 4, user: 6, address: 40, all: 1000 }),
    newSessions: { minute, day },
    wrongTurns,
    onError,
    quotaMessage,
  };
}

function allowance(given: Allowance = {}, usual: ResolvedAllowance): ResolvedAllowance {
  return { ...usual, ...given };
}

function ownUpstream(url: string, key: Secret | undefined): UpstreamOptions {
  return key === undefined ? { url } : { url, key };
}

function resolveUpstream({ url, key = '', headers = {} }: UpstreamOptions): ResolvedUpstream {
  return { url, key: typeof key === 'string' ? () => key : key, headers };
}

/** A list, or a text with commas. */
export function textsOf(value: string | readonly string[]): readonly string[] {
  const parts = typeof value === 'string' ? value.split(',') : value;
  return parts.map((part) => part.trim()).filter(Boolean);
}
