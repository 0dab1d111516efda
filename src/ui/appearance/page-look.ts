import { parseHex, toOklch } from '../../core/colour.js';
import { isMiddling } from '../../core/colour-scheme.js';
import type { ReadColour } from './colour-reader.js';

/** The look of a page as far as it could be read. */
export interface PageLook {
  /** `#rrggbb` */
  readonly accent?: string | undefined;
  /** `#rrggbb` */
  readonly surface?: string | undefined;
  /** Corners of the page's buttons, in px. */
  readonly radius?: number | undefined;
}

/** More elements of a kind say no more about a page, and a page may have 10,000. */
const most = 200;

/** Below this, a colour is a grey to the eye (OKLCH). */
const leastChroma = 0.05;

/** Links that the page has not styled, light and dark. */
const plainLinks = new Set(['#0000ee', '#551a8b', '#9e9eff', '#d0adf0']);

/**
 * Reads the look of the page around an element: the background it lies on, and the accent and the corners of the page's
 * buttons, else the colour of its links. The font needs no reading, since the chat inherits it.
 */
export function readPageLook(host: Element, read: ReadColour): PageLook {
  const button = buttonOf(host, read);
  return {
    surface: surfaceOf(host, read),
    accent: button?.accent ?? linkColourOf(host, read),
    radius: button?.radius,
  };
}

/** The first opaque background around the element; none where a picture lies there, or no text could be read on it. */
function surfaceOf(host: Element, read: ReadColour): string | undefined {
  for (let place = host.parentElement; place; place = place.parentElement) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(place);
    if (backgroundImage !== 'none' || opacity !== '1') return undefined;
    const colour = read(backgroundColor);
    if (colour) return isMiddling(colour) ? undefined : colour;
  }
  return undefined;
}

function buttonOf(host: Element, read: ReadColour): { accent: string; radius: number } | undefined {
  const buttons = shownOf(host, 'button, [type="submit"], [role="button"], a[class]');
  for (const button of buttons) {
    const { backgroundColor, backgroundImage, borderStartStartRadius } = getComputedStyle(button);
    const accent = read(backgroundColor);
    if (backgroundImage === 'none' && accent && isColourful(accent)) {
      return { accent, radius: cornerOf(button, borderStartStartRadius) };
    }
  }
  return undefined;
}

/** A button with round ends stands for round corners, not for a panel that is a circle. */
function cornerOf(button: Element, radius: string): number {
  const { height } = button.getBoundingClientRect();
  const corner = radius.endsWith('%') ? height : Number.parseFloat(radius) || 0;
  return corner >= height / 2 - 1 ? 14 : Math.min(corner, 14);
}

function linkColourOf(host: Element, read: ReadColour): string | undefined {
  const colours = shownOf(host, 'main a[href], p a[href], a[href]').map((link) => read(getComputedStyle(link).color));
  return colours.find((colour) => colour && isColourful(colour) && !plainLinks.has(colour));
}

/** Elements of the page that are on the screen, and not within the chat. */
function shownOf(host: Element, selector: string): Element[] {
  return [...host.ownerDocument.querySelectorAll(selector)]
    .slice(0, most)
    .filter((element) => element.getClientRects().length > 0 && !host.contains(element));
}

function isColourful(colour: string): boolean {
  const rgb = parseHex(colour);
  return rgb !== undefined && toOklch(rgb).c >= leastChroma;
}
