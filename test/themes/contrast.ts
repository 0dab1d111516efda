import type { ThemeToken } from '../../src/options/theme-tokens.js';

export type Scheme = 'light' | 'dark';

/** Token values by name, without the prefix. */
export type Theme = ReadonlyMap<string, string>;

/** Pairs that stand on each other in the interface, and the least contrast between them (WCAG 1.4.3 and 1.4.11). */
export const contrastPairs: readonly (readonly [ThemeToken, ThemeToken, number])[] = [
  ['text', 'surface', 4.5],
  ['text', 'surface-raised', 4.5],
  ['text', 'code-surface', 4.5],
  ['text-quiet', 'surface', 4.5],
  ['text-quiet', 'surface-raised', 4.5],
  ['text-quiet', 'code-surface', 4.5],
  ['on-user-bubble', 'user-bubble', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'surface-raised', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'user-bubble', 4.5],
  ['on-accent', 'accent', 4.5],
  ['warning-text', 'warning-surface', 4.5],
  ['focus', 'surface', 3],
  ['focus', 'surface-raised', 3],
  ['focus', 'warning-surface', 3],
  ['online', 'surface', 3],
  ['offline', 'surface', 3],
  ['unread', 'surface', 3],
];

/** Relative contrast of two colours, as WCAG 2.2 defines it. Colours are `#rrggbb`. */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`expected a colour as #rrggbb, got "${colour}"`);
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The value of a colour token in one of the two schemes. */
export function colourOf(theme: Theme, token: string, scheme: Scheme): string {
  const value = theme.get(token);
  if (value === undefined) throw new Error(`the theme does not set ${token}`);
  const pair = /^light-dark\(([^,]+),([^,]+)\)$/.exec(value);
  return (pair ? (pair[scheme === 'light' ? 1 : 2] ?? '') : value).trim();
}
