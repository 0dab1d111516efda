import type { ResolvedLimits, Scope } from '../options/resolve-options.js';
import { RelayError, type RelayErrorCode } from '../relay-error.js';
import type { Observe } from '../relay-event.js';
import type { Counter, RelayState } from '../state/relay-state.js';

const minute = 60;
const day = 86_400;

/** Whose allowances a request uses. */
interface Payer {
  readonly address: string;
  readonly session: string;
  readonly user: string | undefined;
}

/** The place that a running answer holds. */
interface Place {
  /** Frees the place and counts the tokens that were used. Never rejects. */
  leave(tokens: number): Promise<void>;
}

/** The limits of a relay. Methods reject with the refusal, whose `cause` names the allowance. */
export interface Limits {
  /** Takes an answer from every allowance it counts for, or from none. */
  enter(payer: Payer, holder: string): Promise<Place>;
  /** Takes a new session from the address. */
  newSession(address: string): Promise<void>;
  /** Whether the address may ask for an answer by its id. */
  mayGuess(address: string): Promise<void>;
  /** Never rejects. */
  noteWrongGuess(address: string): Promise<void>;
}

type Window = 'minute' | 'day' | 'tokens' | 'running';

/** A limit of one scope in one window of time. */
interface Rule {
  readonly scope: Scope;
  readonly window: Window;
  readonly counter: Counter;
}

/** What a request has taken so far. */
type Undo = () => Promise<unknown>;

/** The narrow scopes first: who has nothing left is refused before anything of others is touched. */
const scopes: readonly Scope[] = ['user', 'session', 'address', 'all'];

export function createLimits(state: RelayState, limits: ResolvedLimits, observe: Observe): Limits {
  const counted = { minute, day, tokens: day } as const;
  const rules = scopes.flatMap((scope) =>
    (['tokens', 'minute', 'day'] as const).flatMap((window): Rule[] => {
      const limit = limits[window][scope];
      if (limit === null) return [];
      return [{ scope, window, counter: state.createCounter(`${window}-${scope}`, limit, counted[window]) }];
    }),
  );
  const tokenRules = rules.filter(({ window }) => window === 'tokens');
  const sessionRules = (['minute', 'day'] as const).flatMap((window): Rule[] => {
    const limit = limits.newSessions[window];
    if (limit === null) return [];
    return [{ scope: 'address', window, counter: state.createCounter(`sessions-${window}`, limit, counted[window]) }];
  });
  const guesses = state.createCounter('guesses', limits.wrongTurns, minute);

  /** Refuses, or only says so. */
  function refuse(window: Window, reason: string, retryAfter: number): void {
    const code: RelayErrorCode = window === 'minute' ? 'rate-limit' : window === 'running' ? 'busy' : 'quota';
    if (limits.mode === 'log') return observe({ type: 'would-refuse', code, reason });
    const message = code === 'quota' ? limits.quotaMessage : undefined;
    const isOwnText = message !== undefined;
    throw new RelayError(code, { message, isOwnText, retryAfter, cause: new Error(reason) });
  }

  /** What counts where the store cannot be reached: by default the limits that keep costs in bounds stay closed. */
  function refuseUnknown(window: Window, cause: unknown): void {
    const usual = window === 'day' || window === 'tokens' ? 'closed' : 'open';
    if ((limits.onError ?? usual) === 'open' || limits.mode === 'log') return;
    throw new RelayError('busy', { status: 503, retryAfter: 5, cause });
  }

  async function take({ scope, window, counter }: Rule, key: string): Promise<Undo | undefined> {
    try {
      // Nobody knows yet how many tokens an answer will take: it may begin as long as one is left.
      const outcome = window === 'tokens' ? await counter.look(key) : await counter.take(key);
      if (outcome.isTaken) return window === 'tokens' ? undefined : () => counter.giveBack(key);
      refuse(window, `${scope} ${window}`, outcome.retryAfter);
    } catch (error) {
      if (error instanceof RelayError) throw error;
      refuseUnknown(window, error);
    }
    return undefined;
  }

  async function takePlace(scope: Scope, key: string, holder: string): Promise<Undo | undefined> {
    const limit = limits.running[scope];
    if (limit === null) return undefined;
    const place = `${scope}:${key}`;
    try {
      if (await state.slots.acquire(place, limit, holder)) return () => state.slots.release(place, holder);
      refuse('running', `${scope} running`, 2);
    } catch (error) {
      if (error instanceof RelayError) throw error;
      refuseUnknown('running', error);
    }
    return undefined;
  }

  return {
    async enter(payer, holder) {
      const keys = keysOf(payer);
      const taken: Undo[] = [];
      const places: Undo[] = [];
      try {
        for (const scope of scopes) {
          const key = keys[scope];
          if (key === undefined) continue;
          for (const rule of rules) {
            const undo = rule.scope === scope ? await take(rule, key) : undefined;
            if (undo) taken.push(undo);
          }
          const leave = await takePlace(scope, key, holder);
          if (leave) places.push(leave);
        }
      } catch (refusal) {
        await undoAll([...taken, ...places]);
        throw refusal;
      }
      return {
        async leave(tokens) {
          const used = tokenRules.map(({ scope, counter }) => async (): Promise<void> => {
            const key = keys[scope];
            if (key !== undefined) await counter.add(key, tokens);
          });
          await undoAll([...places, ...used]);
        },
      };
    },
    async newSession(address) {
      const taken: Undo[] = [];
      try {
        for (const rule of sessionRules) {
          const undo = await take(rule, address);
          if (undo) taken.push(undo);
        }
      } catch (refusal) {
        await undoAll(taken);
        throw refusal;
      }
    },
    async mayGuess(address) {
      const outcome = await guesses.look(address).catch(() => undefined);
      if (outcome && !outcome.isTaken) refuse('minute', 'address guesses', outcome.retryAfter);
    },
    noteWrongGuess: (address) => guesses.add(address, 1).catch(() => {}),
  };
}

/** Does what can be done; a store that is away keeps what was taken until its window is over. */
async function undoAll(steps: readonly Undo[]): Promise<void> {
  await Promise.allSettled(steps.map((step) => step()));
}

/** A known visitor counts by the user's id on every device, and not by the session. */
function keysOf({ address, session, user }: Payer): Record<Scope, string | undefined> {
  return { address, user, session: user === undefined ? session : undefined, all: 'all' };
}
