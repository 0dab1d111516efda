/**
 * Colours as numbers: sRGB for the screen, OKLCH for changes that look even to the eye.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 * @see https://bottosson.github.io/posts/oklab/
 */

/** Red, green and blue, each from 0 to 1, in sRGB. */
export type Rgb = readonly [number, number, number];

/** Lightness from 0 to 1, chroma from 0, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** Reads `#rgb` and `#rrggbb`. Undefined for everything else. */
export function parseHex(text: string): Rgb | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (!digits) return undefined;
  const parts = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / 255);
  return [red, green, blue];
}

/** `#rrggbb`; parts outside of the range are cut to it. */
export function toHex(colour: Rgb): string {
  const digits = colour.map((part) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

/** One colour with a share of another in it, in sRGB. */
export function mixed([red, green, blue]: Rgb, other: Rgb, share: number): Rgb {
  const part = (one: number, two: number): number => one + (two - one) * share;
  return rounded([part(red, other[0]), part(green, other[1]), part(blue, other[2])]);
}

/** The contrast between two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = luminance(a) > luminance(b) ? [a, b] : [b, a];
  return (luminance(high) + 0.05) / (luminance(low) + 0.05);
}

/** Relative luminance, from 0 for black to 1 for white. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function toOklch(colour: Rgb): Oklch {
  const [red, green, blue] = linear(colour);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

/** The nearest colour of the screen with this lightness and hue: chroma that it cannot show is left out. */
export function fromOklch({ l, c, h }: Oklch): Rgb {
  for (let chroma = c; chroma > 0.002; chroma *= 0.92) {
    const colour = rgbOf(l, chroma, h);
    if (colour.every((part) => part > -0.001 && part < 1.001)) return rounded(colour);
  }
  return rounded(rgbOf(l, 0, h));
}

function rgbOf(l: number, c: number, h: number): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** As eight bits a part show it, so that a contrast is that of the colour on the screen. */
function rounded(colour: Rgb): Rgb {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255) / 255);
  return [red, green, blue];
}

function linear(colour: Rgb): Rgb {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return [red, green, blue];
}

function gamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * Math.max(0, part) ** (1 / 2.4) - 0.055;
}
