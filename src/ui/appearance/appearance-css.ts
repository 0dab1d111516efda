import { computeScheme, isDarkSurface } from '../../core/colour-scheme.js';
import {
  colourTokens,
  faintPairs,
  faintPairText,
  type ColourScheme,
  type ColourToken,
  type SomeColours,
} from '../../core/contrast-pairs.js';
import type { ReadColour } from './colour-reader.js';
import type { TokenTexts } from './given-tokens.js';
import type { PageLook } from './page-look.js';

type Scheme = 'light' | 'dark';

/** Rules for the tokens that nobody has given, and a sentence about those that were given and cannot be read. */
export interface Appearance {
  readonly css: string;
  /** Empty where every pair can be read. */
  readonly complaint: string;
}

/**
 * Computes a scheme for light and one for dark around the tokens that are given and the look of the page. A surface that
 * is light in both, or dark in both, leaves one scheme, which the visitor's system does not change.
 */
export function appearanceCss(given: TokenTexts, page: PageLook, read: ReadColour): Appearance {
  const [light, dark] = [coloursOf('light'), coloursOf('dark')];
  const isUnread = (token: string): boolean => given.has(token) && !(light[token] && dark[token]);
  // A surface that can be looked through, or an accent in words of the future: the defaults are the safer colours.
  if (isUnread('accent') || isUnread('surface')) return { css: '', complaint: '' };
  const fixed = fixedScheme(light['surface'], dark['surface']);
  const schemes = fixed
    ? { [fixed]: computeScheme(fixed === 'dark' ? dark : light, fixed === 'dark') }
    : { light: computeScheme(light, false), dark: computeScheme(dark, true) };
  return { css: cssOf(schemes, fixed), complaint: complaintOf(schemes) };

  function coloursOf(scheme: Scheme): SomeColours {
    const colours: Partial<Record<string, string>> = { accent: page.accent, surface: page.surface };
    for (const [token, text] of given) colours[token] = read(text, scheme);
    return colours;
  }

  function cssOf(schemes: Partial<Record<Scheme, ColourScheme>>, fixed: Scheme | undefined): string {
    const declared = (token: ColourToken): string => {
      const values = new Set(Object.values(schemes).map((scheme) => scheme[token]));
      const value = values.size > 1 ? `light-dark(${[...values].join()})` : [...values].join();
      return `--causerie-${token}:${value};`;
    };
    const isOpen = (token: string): boolean => !given.has(token);
    const host = colourTokens.filter((token) => isOpen(token) && (isOpen('accent') || token !== 'on-accent'));
    // The launcher keeps the accent as it is given: it lies on the page and not on the surface.
    const panel = isOpen('accent') ? [] : (['accent', 'on-accent'] as const);
    return [
      `:host{${host.map(declared).join('')}${cornersCss()}}`,
      `.panel{${panel
        .filter((token) => token === 'accent' || isOpen(token))
        .map(declared)
        .join('')}}`,
      // More specific than the rule for the option `colorScheme`.
      fixed ? `:host([placement]){color-scheme:${fixed}!important}` : '',
    ].join('');
  }

  function cornersCss(): string {
    if (page.radius === undefined || given.has('radius')) return '';
    return `--causerie-radius:${page.radius * 1.6}px;`;
  }

  /** Tells of pairs of which the owner has given a colour; all others can be read. */
  function complaintOf(schemes: Partial<Record<Scheme, ColourScheme>>): string {
    const lines = Object.entries(schemes).flatMap(([name, scheme]) =>
      faintPairs(scheme)
        .filter(({ front, back }) => given.has(front) || given.has(back))
        .map((pair) => `${name}: ${faintPairText(pair, scheme)}`),
    );
    return lines.length > 0 ? `theme: ${lines.join('; ')}` : '';
  }
}

function fixedScheme(light: string | undefined, dark: string | undefined): Scheme | undefined {
  if (!light || !dark || isDarkSurface(light) !== isDarkSurface(dark)) return undefined;
  return isDarkSurface(light) ? 'dark' : 'light';
}
