/** The size that a visitor gave the panel, in px. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** Where the size is kept, for the whole site. */
export function sizeKey(historyKey: string): string {
  return `causerie:${historyKey}:size`;
}

/** Whether a size was kept; storage that is closed to us keeps none. */
export function hasKeptSize(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
