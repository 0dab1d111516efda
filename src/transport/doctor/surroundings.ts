import type { Clock } from '../../core/clock.js';
import type { ProbeFinding, ProbeName } from '../../core/diagnosis.js';
import { systemClock } from '../../platform/system-clock.js';

/** The page and the browser, as far as the doctor uses them. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Address of the page; an empty string outside of a page. */
  readonly pageUrl: string;
  /** Whether the page is a secure context: only such a page may call a private network in some browsers. */
  readonly isSecureContext: boolean;
  readonly isOnline: () => boolean;
  /** Ends the examination; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Told as the examination goes on: when a probe begins, and again with what it found. */
  readonly onProbe: (probe: ProbeName, finding?: ProbeFinding) => void;
}

/** The browser's own surroundings, with what was given in their place. */
export function surroundingsWith(given: Partial<Surroundings> = {}): Surroundings {
  return {
    // Looked up at each call, since a page may wrap it.
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: systemClock,
    pageUrl: globalThis.location?.href ?? '',
    isSecureContext: globalThis.isSecureContext ?? true,
    isOnline: () => globalThis.navigator?.onLine !== false,
    signal: new AbortController().signal,
    onProbe: () => {},
    ...given,
  };
}

/** The page's origin; `null` for a page from a file, an empty string outside of a page. */
export function originOf({ pageUrl }: Pick<Surroundings, 'pageUrl'>): string {
  return URL.canParse(pageUrl) ? new URL(pageUrl).origin : '';
}
