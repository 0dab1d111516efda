import { contrast, fromOklch, luminance, parseHex, toHex, toOklch, type Rgb } from './colour.js';

/** The colours of a theme, by the names of their tokens. */
export const colourTokens = [
  'surface',
  'surface-raised',
  'line',
  'text',
  'text-quiet',
  'accent',
  'on-accent',
  'user-bubble',
  'on-user-bubble',
  'code-surface',
  'link',
  'focus',
  'warning-surface',
  'warning-text',
  'online',
  'offline',
  'unread',
] as const;

export type ColourToken = (typeof colourTokens)[number];

/** Every colour of one scheme, as `#rrggbb`. */
export type ColourScheme = Readonly<Record<ColourToken, string>>;

/**
 * Pairs of which the first is drawn on the second, with the least contrast between them: 4.5 for text (WCAG 2.2, 1.4.3),
 * 3 for what tells controls and states (1.4.11).
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const contrastPairs: readonly (readonly [ColourToken, ColourToken, number])[] = [
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
  // The words of what erases.
  ['offline', 'surface', 4.5],
  ['offline', 'surface-raised', 4.5],
  ['unread', 'surface', 3],
];

/** One pair of colours that cannot be told apart well enough. */
export interface FaintPair {
  readonly front: ColourToken;
  readonly back: ColourToken;
  readonly ratio: number;
  readonly least: number;
}

/** The pairs of a scheme below their least contrast; those of which a colour is no `#rrggbb` are passed over. */
export function faintPairs(scheme: Readonly<Partial<Record<string, string>>>, pairs = contrastPairs): FaintPair[] {
  return pairs.flatMap(([front, back, least]) => {
    const [one, other] = [parseHex(scheme[front] ?? ''), parseHex(scheme[back] ?? '')];
    if (!one || !other) return [];
    const ratio = contrast(one, other);
    return ratio < least ? [{ front, back, ratio, least }] : [];
  });
}

/** The colours that an owner may give to compute the others from, as `#rgb` or `#rrggbb`. */
export interface SchemeSeed {
  readonly accent: string;
  /** Default: white, or a near-black of the hue of the accent. */
  readonly surface?: string;
}

/** Whether a surface is that of a dark scheme: white is then easier to read on it than black. */
export function isDarkSurface(surface: string): boolean {
  // The luminance at which black and white have the same contrast.
  return luminance(parseHex(surface) ?? [1, 1, 1]) < 0.179;
}

/**
 * Computes every colour of a scheme from an accent, so that each of {@link contrastPairs} has its contrast. The hue of
 * the accent stays; its lightness moves as far as the text on it and around it needs. A surface is taken as it is.
 */
export function computeScheme({ accent, surface: given }: SchemeSeed, isDark: boolean): ColourScheme {
  const seed = toOklch(parseHex(accent) ?? [0, 0.5, 0.5]);
  const tint = Math.min(seed.c, 0.02);
  const surface = parseHex(given ?? '') ?? (isDark ? fromOklch({ l: 0.2, c: tint * 0.7, h: seed.h }) : [1, 1, 1]);
  /** Towards the text: darker on a light surface, lighter on a dark one. */
  const step = isDark ? 1 : -1;
  const base = toOklch(surface);
  const near = (distance: number, c: number): Rgb => fromOklch({ l: base.l + step * distance, c, h: seed.h });

  // The planes on the surface.
  const raised = near(0.03, tint * 0.5);
  const bubble = near(0.06, Math.min(seed.c, 0.03));
  const warningSurface = fromOklch({ l: base.l + step * 0.04, c: 0.03, h: 80 });
  const planes = [surface, raised, bubble];

  // Text and marks on the planes.
  const draw = (l: number, c: number, h: number, on: readonly Rgb[], least: number): Rgb =>
    readable({ l, c, h }, on, least, step);
  const text = draw(isDark ? 0.94 : 0.25, tint, seed.h, planes, 7);
  const accentColour = draw(seed.l, seed.c, seed.h, planes, 4.5);
  const onAccent = contrast([1, 1, 1], accentColour) >= 4.5 ? ([1, 1, 1] as const) : ([0, 0, 0] as const);

  return hexes({
    surface,
    'surface-raised': raised,
    line: near(0.1, tint * 0.6),
    text,
    'text-quiet': draw(isDark ? 0.72 : 0.5, tint, seed.h, planes, 4.5),
    accent: accentColour,
    'on-accent': onAccent,
    'user-bubble': bubble,
    'on-user-bubble': text,
    'code-surface': raised,
    link: accentColour,
    focus: draw(seed.l, seed.c, seed.h, [...planes, warningSurface], 4.5),
    'warning-surface': warningSurface,
    'warning-text': draw(isDark ? 0.84 : 0.45, 0.11, 70, [warningSurface], 4.5),
    online: draw(isDark ? 0.75 : 0.55, 0.14, 155, planes, 3),
    offline: draw(isDark ? 0.78 : 0.53, 0.14, 50, planes, 4.5),
    unread: draw(isDark ? 0.7 : 0.55, 0.2, 20, planes, 3),
  });
}

function hexes(colours: Readonly<Record<ColourToken, Rgb>>): ColourScheme {
  const entries = colourTokens.map((token) => [token, toHex(colours[token])] as const);
  return Object.fromEntries(entries) as Record<ColourToken, string>;
}

/** The colour, moved in lightness until it has the contrast to all planes; at the end black or white. */
function readable(
  { l, c, h }: { readonly l: number; readonly c: number; readonly h: number },
  planes: readonly Rgb[],
  least: number,
  step: 1 | -1,
): Rgb {
  let best: Rgb = step > 0 ? [1, 1, 1] : [0, 0, 0];
  for (let lightness = l; lightness > 0 && lightness < 1; lightness += step * 0.005) {
    const colour = fromOklch({ l: lightness, c, h });
    if (planes.every((plane) => contrast(colour, plane) >= least)) {
      best = colour;
      break;
    }
  }
  return best;
}
