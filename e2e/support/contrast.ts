import { contrast, type Rgb } from '../../src/core/colour.js';

/** The contrast of two colours as a browser computes them, such as `rgb(11, 110, 99)`. */
export function contrastOf(a: string, b: string): number {
  return contrast(rgbOf(a), rgbOf(b));
}

function rgbOf(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255);
  return [red, green, blue];
}
