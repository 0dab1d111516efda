/** A visitor's session at a relay. */
export interface RelaySession {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

const keyOf = (url: string): string => `causerie:relay:${url}`;

/** The session that an earlier page of this tab has got from the relay of this address, as it was kept. */
export function keptSession(url: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(url)) ?? undefined;
  } catch {
    // There is no storage, or the page may not use it.
    return undefined;
  }
}

/** Keeps a session for the pages that this tab shows next, or forgets it. */
export function keepSession(url: string, session: RelaySession | undefined): void {
  try {
    if (session) sessionStorage.setItem(keyOf(url), JSON.stringify(session));
    else sessionStorage.removeItem(keyOf(url));
  } catch {
    // Then it lasts as long as the page.
  }
}
