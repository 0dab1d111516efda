/** Where the tab keeps a visitor's session at the relay of an address. */
export function sessionKey(url: string): string {
  return `causerie:relay:${url}`;
}

/** The session that an earlier page of this tab has got from the relay of this address, as it was kept. */
export function keptSession(url: string): string | undefined {
  try {
    return sessionStorage.getItem(sessionKey(url)) ?? undefined;
  } catch {
    // There is no storage, or the page may not use it.
    return undefined;
  }
}
