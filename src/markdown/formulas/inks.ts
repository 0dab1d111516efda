/** The hues that formulas are written in, each with the end of its range on the colour wheel, in degrees. */
const hues: readonly (readonly [end: number, name: string])[] = [
  [15, 'red'],
  [40, 'orange'],
  [68, 'yellow'],
  [160, 'green'],
  [195, 'teal'],
  [255, 'blue'],
  [310, 'purple'],
  [345, 'pink'],
  [360, 'red'],
];

/**
 * The ink that is nearest to a colour such as `#f80`. Undefined for black, white and what is no colour: those are the
 * colour of the text, or nobody could read them on every surface.
 */
export function nearestInk(colour: string): string | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  if (!digits) return undefined;
  const size = digits.length / 3;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map(
    (part) => Number.parseInt(digits.slice(part * size, (part + 1) * size).repeat(3 - size), 16) / 255,
  );
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < 0.12) return most > 0.2 && most < 0.9 ? 'gray' : undefined;
  const sector =
    most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  const degrees = (sector * 60 + 360) % 360;
  return hues.find(([end]) => degrees <= end)?.[1];
}
