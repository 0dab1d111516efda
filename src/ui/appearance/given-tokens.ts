import { colourTokens } from '../../core/contrast-pairs.js';

/** Values of tokens as they are written, by name. */
export type TokenTexts = ReadonlyMap<string, string>;

/** The tokens of colours, and of corners, that the page's rules and the owner's options give to the host element. */
export function givenTokens(host: Element): TokenTexts {
  const style = getComputedStyle(host);
  const texts = [...colourTokens, 'radius'].map(
    (token) => [token, style.getPropertyValue(`--causerie-${token}`).trim()] as const,
  );
  return new Map(texts.filter(([, text]) => text));
}
