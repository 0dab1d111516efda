import { faintPairs } from '../core/colour-scheme.js';
import { readCssColour } from './css-colour.js';
import { readTheme, type TokenValue } from './read-theme.js';

const schemes = ['light', 'dark'] as const;

/**
 * Checks a theme file: unknown or damaged tokens, and pairs of colours below their least contrast. A token that the
 * file does not set has the default's value.
 *
 * @param defaults the JSON of the default theme
 * @returns one line a finding
 */
export function checkTheme(text: string, kind: 'css' | 'json', defaults: string): string[] {
  const { tokens, findings } = readTheme(text, kind);
  const whole = new Map<string, TokenValue>([...readTheme(defaults, 'json').tokens, ...tokens]);
  const faint = schemes.flatMap((scheme) => {
    const colours = Object.fromEntries(Array.from(whole, ([name, value]) => [name, readCssColour(value[scheme])]));
    return faintPairs(colours).map(
      ({ front, back, ratio, least }) =>
        `${scheme}: ${front} (${colours[front]}) on ${back} (${colours[back]}) has a contrast of ${roundedDown(ratio)}, and needs ${least}`,
    );
  });
  return [...findings, ...faint];
}

/** So that no ratio reads like the one that is needed. */
function roundedDown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
