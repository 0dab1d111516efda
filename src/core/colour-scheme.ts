import { contrast, fromOklch, luminance, mixed, parseHex, toHex, toOklch, type Oklch, type Rgb } from './colour.js';
import { colourTokens, type ColourScheme, type ColourToken, type SomeColours } from './contrast-pairs.js';

const white: Rgb = [1, 1, 1];
const black: Rgb = [0, 0, 0];

/** The accents of an owner who gives none, light and dark: those of the default theme. */
const defaultAccents = { light: '#0b6e63', dark: '#4fc3b4' };

/** Where text has less contrast than this to a surface, planes on it move away from the text. */
const ampleContrast = 10;

/** Whether a surface is that of a dark scheme: white is then easier to read on it than black. */
export function isDarkSurface(surface: string): boolean {
  return isDark(parseHex(surface) ?? white);
}

/** Whether no text could be read well on a surface and on all that lies on it. */
export function isMiddling(surface: string): boolean {
  const colour = parseHex(surface) ?? white;
  return contrast(colour, inkOn(colour)) < ampleContrast;
}

/**
 * Computes the colours of a scheme that an owner has not given, around those that are given, so that each of
 * `contrastPairs` has its contrast. Given colours stay as they are, even where two of them cannot be told apart, but for
 * the accent: its hue stays, and its lightness moves as far as a button on the surface needs.
 */
export function computeScheme(given: SomeColours, isDarkScheme: boolean): ColourScheme {
  const fixed = (token: ColourToken): Rgb | undefined => parseHex(given[token] ?? '');
  const seed = toOklch(fixed('accent') ?? parseHex(defaultAccents[isDarkScheme ? 'dark' : 'light']) ?? black);
  const { c, h } = seed;
  const tint = Math.min(c, 0.02);
  const surface = fixed('surface') ?? (isDarkScheme ? fromOklch({ l: 0.2, c: tint * 0.7, h }) : white);
  /** Towards the text: darker on a light surface, lighter on a dark one. */
  const towardsText = isDark(surface) ? 1 : -1;
  const lean = contrast(surface, inkOn(surface)) < ampleContrast ? -towardsText : towardsText;
  const pick = (light: number, dark: number): number => (towardsText > 0 ? dark : light);

  // The planes on the surface.
  const base = toOklch(surface);
  const near = (distance: number, chroma: number, hue = h): Rgb => {
    // A surface of a strong colour keeps it, since that is a part of its luminance.
    const tone = base.c > 0.05 ? base : { c: chroma, h: hue };
    return fromOklch({ l: base.l + lean * distance, c: tone.c, h: tone.h });
  };
  /** A surface that is not plain grey lends its own tone: cream has no planes of violet. */
  const plain = (distance: number): Rgb =>
    base.c > 0.004 ? near(distance, base.c, base.h) : near(distance, tint * 0.5, h);
  const raised = fixed('surface-raised') ?? plain(0.03);
  const code = fixed('code-surface') ?? (bearsCode(raised) ? raised : fromOklch({ l: pick(0.98, 0.16), c: tint, h }));
  const bubble = fixed('user-bubble') ?? near(0.06, Math.min(c, 0.03));
  const warningSurface = fixed('warning-surface') ?? near(0.04, 0.03, 80);
  const header = fixed('header-surface') ?? surface;
  const planes = [surface, raised, code];

  // Text and marks on the planes.
  const draw = (token: ColourToken, colour: Oklch, on: readonly Rgb[], least: number): Rgb =>
    fixed(token) ?? readable(colour, on, least, towardsText);
  const bubbles = fixed('user-bubble') ? [] : [bubble];
  const text = draw('text', { l: pick(0.25, 0.94), c: tint, h }, [...planes, ...bubbles], 7);
  const quiet = draw('text-quiet', { l: pick(0.5, 0.72), c: tint, h }, planes, 4.5);
  const accent = readable(seed, [surface, raised], 3, towardsText);
  const headerText = fixed('header-text') ?? readableOr(text, header);
  const isOwnHeader = Boolean(fixed('header-surface') ?? fixed('header-text'));
  const fadedText = mixed(headerText, header, 0.2);

  return hexes({
    surface,
    'surface-raised': raised,
    line: fixed('line') ?? plain(0.1),
    text,
    'text-quiet': quiet,
    accent,
    'on-accent': fixed('on-accent') ?? inkOn(accent),
    'user-bubble': bubble,
    'on-user-bubble': fixed('on-user-bubble') ?? readableOr(text, bubble),
    'code-surface': code,
    link: draw('link', seed, planes, 4.5),
    focus: draw('focus', seed, planes, 3),
    'warning-surface': warningSurface,
    'warning-text':
      fixed('warning-text') ??
      readable({ l: pick(0.45, 0.84), c: 0.11, h: 70 }, [warningSurface], 4.5, isDark(warningSurface) ? 1 : -1),
    online: draw('online', { l: pick(0.55, 0.75), c: 0.14, h: 155 }, planes, 3),
    offline: draw('offline', { l: pick(0.53, 0.78), c: 0.14, h: 50 }, planes, 4.5),
    unread: draw('unread', { l: pick(0.55, 0.7), c: 0.2, h: 20 }, planes, 3),
    'header-surface': header,
    'header-text': headerText,
    'header-text-quiet':
      fixed('header-text-quiet') ??
      (isOwnHeader ? (contrast(fadedText, header) >= 4.5 ? fadedText : headerText) : quiet),
  });
}

function hexes(colours: Readonly<Record<ColourToken, Rgb>>): ColourScheme {
  const entries = colourTokens.map((token) => [token, toHex(colours[token])] as const);
  return Object.fromEntries(entries) as Record<ColourToken, string>;
}

function isDark(surface: Rgb): boolean {
  // The luminance at which black and white have the same contrast.
  return luminance(surface) < 0.179;
}

/** Whether the colours of code can be read on a plane: they are the same in every theme. */
function bearsCode(plane: Rgb): boolean {
  const bright = luminance(plane);
  return bright < 0.035 || bright > 0.76;
}

/** White where it can be read, else black, which then can. */
function inkOn(plane: Rgb): Rgb {
  return contrast(white, plane) >= 4.5 ? white : black;
}

function readableOr(text: Rgb, plane: Rgb): Rgb {
  return contrast(text, plane) >= 4.5 ? text : inkOn(plane);
}

/** The colour, moved in lightness until it has the contrast to all planes; at the end black or white. */
function readable({ l, c, h }: Oklch, planes: readonly Rgb[], least: number, step: 1 | -1): Rgb {
  for (let lightness = l; lightness > 0 && lightness < 1; lightness += step * 0.005) {
    const colour = fromOklch({ l: lightness, c, h });
    if (planes.every((plane) => contrast(colour, plane) >= least)) return colour;
  }
  return step > 0 ? white : black;
}
