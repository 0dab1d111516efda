import { computeScheme, isDarkSurface } from '../core/colour-scheme.js';
import { colourTokens, faintPairs, faintPairText, followingTokens, type SomeColours } from '../core/contrast-pairs.js';
import { readCssColour } from './css-colour.js';
import { readTheme, type ThemeFile } from './read-theme.js';

const schemes = ['light', 'dark'] as const;

/**
 * Checks a theme file: unknown or damaged tokens, and pairs of colours below their least contrast. Tokens that the file
 * does not set have the values that a visitor would see: computed from its accent and surface, else those of the default.
 *
 * @param defaults the JSON of the default theme
 * @returns one line a finding
 */
export function checkTheme(text: string, kind: 'css' | 'json', defaults: string): string[] {
  const theme = readTheme(text, kind);
  const standard = readTheme(defaults, 'json');
  const faint = schemes.flatMap((scheme) => {
    const given = coloursOf(theme, scheme);
    const { accent, surface } = given;
    const isDark = surface ? isDarkSurface(surface) : scheme === 'dark';
    const computed = computeScheme(given, isDark);
    const whole = {
      ...(accent || surface ? computed : coloursOf(standard, scheme)),
      // A value that cannot be read here is not the computed one.
      ...Object.fromEntries(Array.from(theme.tokens.keys(), (token) => [token, given[token]])),
      // The one given colour that moves, where others are computed around it.
      ...(accent && !isWhole(theme) && { accent: computed.accent }),
    };
    return faintPairs(whole).map((pair) => `${scheme}: ${faintPairText(pair, whole)}`);
  });
  return [...theme.findings, ...faint];
}

/** Whether the chat computes nothing around the colours of a file. */
function isWhole({ tokens }: ThemeFile): boolean {
  return colourTokens.every((token) => tokens.has(token) || followingTokens.has(token));
}

/** The colours of a file that can be read, as `#rrggbb`. */
function coloursOf({ tokens }: ThemeFile, scheme: 'light' | 'dark'): SomeColours {
  return Object.fromEntries(Array.from(tokens, ([token, value]) => [token, readCssColour(value[scheme])]));
}
