import { fromOklch, parseHex, toHex, type Rgb } from '../core/colour.js';
import { namedColours } from './named-colours.js';

/**
 * Reads a colour as CSS writes it: `#rgb` and `#rrggbb`, `rgb()`, `hsl()`, `hwb()`, `oklch()`, `oklab()` and names.
 *
 * @returns `#rrggbb`; undefined for another notation, and for a colour that can be looked through
 * @see https://www.w3.org/TR/css-color-4/
 */
export function readCssColour(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  const hex = namedColours.get(value) ?? value.replace(/^#(...)f$/, '#$1').replace(/^#(.{6})ff$/, '#$1');
  const colour = parseHex(hex) ?? functionColour(value);
  return colour && toHex(colour);
}

/** Colours by the names of their functions, each of three numbers as they are scaled in {@link scales}. */
const makers: Readonly<Record<string, (parts: readonly [number, number, number]) => Rgb>> = {
  rgb: (parts) => parts,
  hsl: ([hue, saturation, lightness]) => hslColour(hue, saturation, lightness),
  hwb: ([hue, white, black]) => hwbColour(hue, white, black),
  oklch: ([l, c, h]) => fromOklch({ l, c, h }),
  oklab: ([l, a, b]) => fromOklch({ l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI }),
};

/** For each part of a function: by how much a number is divided, and the number that 100 % stands for. Hues are degrees. */
const scales: Readonly<Record<string, readonly [Scale, Scale, Scale]>> = {
  rgb: [
    [255, 255],
    [255, 255],
    [255, 255],
  ],
  hsl: [
    [1, 0],
    [100, 100],
    [100, 100],
  ],
  hwb: [
    [1, 0],
    [100, 100],
    [100, 100],
  ],
  oklch: [
    [1, 1],
    [1, 0.4],
    [1, 0],
  ],
  oklab: [
    [1, 1],
    [1, 0.4],
    [1, 0.4],
  ],
};

type Scale = readonly [divisor: number, whole: number];

function functionColour(value: string): Rgb | undefined {
  const [, name = '', body = ''] = /^(rgb|hsl|hwb|oklch|oklab)a?\(([^()]*)\)$/.exec(value) ?? [];
  const [first = '', second = '', third = '', alpha = '1', ...more] = body.split(/[\s,/]+/).filter(Boolean);
  const [scale, make] = [scales[name], makers[name]];
  if (!scale || !make || more.length > 0 || third === '' || numberOf(alpha, [1, 1]) !== 1) return undefined;
  const parts = [numberOf(first, scale[0]), numberOf(second, scale[1]), numberOf(third, scale[2])] as const;
  return parts.every(Number.isFinite) ? make(parts) : undefined;
}

const turns: Readonly<Record<string, number>> = { deg: 1, turn: 360, grad: 0.9, rad: 180 / Math.PI };

/** NaN for what is no number. */
function numberOf(text: string, [divisor, whole]: Scale): number {
  const [, digits, unit = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|turn|grad|rad)?$/.exec(text) ?? [];
  if (text === 'none') return 0;
  const number = digits === undefined ? Number.NaN : Number(digits);
  if (unit === '%') return whole === 0 ? Number.NaN : ((number / 100) * whole) / divisor;
  return (number * (turns[unit] ?? 1)) / divisor;
}

function hslColour(hue: number, saturation: number, lightness: number): Rgb {
  const part = (n: number): number => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [part(0), part(8), part(4)];
}

function hwbColour(hue: number, white: number, black: number): Rgb {
  const grey = white / (white + black);
  if (white + black >= 1) return [grey, grey, grey];
  const [red, green, blue] = hslColour(hue, 1, 0.5);
  const part = (pure: number): number => pure * (1 - white - black) + white;
  return [part(red), part(green), part(blue)];
}
