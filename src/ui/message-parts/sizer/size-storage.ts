import type { PanelSize } from '../../panel-size.js';

/** The size kept for the site, or undefined where there is none that can be used. */
export function readSize(key: string): PanelSize | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!Array.isArray(kept)) return undefined;
    const [width, height]: readonly unknown[] = kept;
    return isLength(width) && isLength(height) ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a size, or that there is none. A browser that keeps nothing has the usual size the next time. */
export function keepSize(key: string, size: PanelSize | undefined): void {
  try {
    if (size) localStorage.setItem(key, JSON.stringify([size.width, size.height]));
    else localStorage.removeItem(key);
  } catch {
    // The panel has its size all the same.
  }
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value >= 100 && value <= 10_000;
}
