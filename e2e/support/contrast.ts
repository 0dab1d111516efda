import { contrast, type Rgb } from '../../src/core/colour.js';

/** The contrast of two colours as a browser computes them, such as `rgb(11, 110, 99)` or `color(srgb 0.89 0.94 0.93)`. */
export function contrastOf(a: string, b: string): number {
  return contrast(rgbOf(a), rgbOf(b));
}

function rgbOf(colour: string): Rgb {
  const whole = colour.startsWith('color(srgb ') ? 1 : 255;
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => Number(part) / whole);
  return [red, green, blue];
}
