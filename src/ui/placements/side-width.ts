import { storedText } from '../../platform/stored-text.js';

/** Where the width of a docked panel is kept, for the whole site. */
export function widthKey(historyKey: string): string {
  return `causerie:${historyKey}:width`;
}

/** The width kept for the site, in px, or undefined where there is none that can be used. */
export function readWidth(key: string): number | undefined {
  const kept = Number(storedText('localStorage', key));
  return kept >= 100 && kept <= 10_000 ? kept : undefined;
}

/** A browser that keeps nothing has the usual width the next time. */
export function keepWidth(key: string, width: number): void {
  try {
    localStorage.setItem(key, String(width));
  } catch {
    // The panel has its width all the same.
  }
}
