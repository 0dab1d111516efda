import type { GivenOptions } from '../../options/chat-options.js';
import { storedText } from '../../platform/stored-text.js';

/** An invitation that a visitor gets once. */
export type Invitation = 'open' | 'teaser';

/** A word is kept for the device only where conversations may be, and else for the tab. */
export async function remember(
  invitation: Invitation,
  { history, historyKey, consent = true }: GivenOptions,
): Promise<void> {
  const key = keyOf(invitation, historyKey);
  keep(() => sessionStorage, key);
  if (history && history !== 'persistent') return;
  try {
    if ((await (typeof consent === 'function' ? consent() : consent)) === true) keep(() => localStorage, key);
  } catch {
    // An answer that does not come is none.
  }
}

export function isRemembered(invitation: Invitation, { historyKey }: GivenOptions): boolean {
  const key = keyOf(invitation, historyKey);
  return (storedText('sessionStorage', key) ?? storedText('localStorage', key)) !== null;
}

function keyOf(invitation: Invitation, historyKey = 'default'): string {
  return `causerie:${historyKey}:${invitation}`;
}

// A browser may refuse even the word `localStorage`.

function keep(storage: () => Storage, key: string): void {
  try {
    storage().setItem(key, '1');
  } catch {
    // The visitor is invited again on the next page.
  }
}
