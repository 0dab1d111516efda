import { toHex } from '../../core/colour.js';

/** Reads a colour in any notation of CSS as `#rrggbb`; undefined for a transparent one and for what is no colour. */
export type ReadColour = (text: string, scheme?: 'light' | 'dark') => string | undefined;

/**
 * Lets the browser read colours, which knows every notation, on an element of the shadow root that the page's rules do
 * not reach. Not on a canvas: some browsers change its pixels so that it cannot identify the visitor.
 */
export function colourReader(root: ShadowRoot): { readonly read: ReadColour; dispose(): void } {
  const probe = root.ownerDocument.createElement('i');
  probe.hidden = true;
  root.append(probe);
  const { style } = probe;
  return {
    read(text, scheme = 'light') {
      style.setProperty('color-scheme', scheme);
      style.color = '';
      // All spaces of colours as sRGB; the text itself where a browser cannot convert it.
      style.color = `color(from ${text} srgb r g b / alpha)`;
      style.color ||= text;
      return style.color && hexOf(getComputedStyle(probe).color);
    },
    dispose: () => probe.remove(),
  };
}

/** Reads `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` and `color(srgb 0.1 0.2 0.3 / 0.5)`. */
function hexOf(computed: string): string | undefined {
  const [, space = '', rest = ''] = /^(rgba?\(|color\(srgb )([^()]+)\)$/.exec(computed) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = rest.split(/[\s,/]+/).map((part) => Number.parseFloat(part) || 0);
  if (!space || alpha < 1) return undefined;
  const most = space.startsWith('rgb') ? 255 : 1;
  return toHex([red / most, green / most, blue / most]);
}
