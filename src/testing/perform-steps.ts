import { sleep, type RehearsalClock } from './rehearsal-clock.js';
import type { Script, Step } from './script.js';

/** How fast a script is played, and until when. */
export interface Pace {
  readonly clock: RehearsalClock;
  /** Milliseconds a token takes, unless the script says otherwise. */
  readonly tokenMs: number;
  /** Divides every time that a script names. */
  readonly speed: number;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/** The connection was broken by the script. As `fetch` would, it rejects with a `TypeError`. */
export function brokenConnection(): TypeError {
  return new TypeError('The rehearsal gateway broke the connection, as its script says');
}

export function waitMs(wait: number | 'forever' | undefined, pace: Pace): number {
  return wait === 'forever' ? Infinity : (wait ?? 0) / pace.speed;
}

/**
 * The steps of a script, each when it is due; waits are over when the next step comes. Ends early when the client
 * goes, throws where the script breaks the connection.
 *
 * Due times are counted from the start, so that coarse timers do not slow a fast answer down.
 */
export async function* performSteps(script: Script, pace: Pace): AsyncGenerator<Step> {
  const { clock, signal } = pace;
  const tokenMs = script.tokenMs === undefined ? pace.tokenMs : script.tokenMs / pace.speed;
  let due = clock.now();
  for (const step of script.steps ?? []) {
    if ('reset' in step) throw brokenConnection();
    if ('wait' in step) due = Math.max(due, clock.now()) + waitMs(step.wait, pace);
    if ('text' in step || 'delta' in step) due += tokenMs;
    if (due - clock.now() >= 1) await sleep(clock, due - clock.now(), signal);
    if (signal.aborted) return;
    yield step;
  }
}
