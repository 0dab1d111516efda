import type { HostElement } from './host-element.js';

/** Elements of the page that are marked to open the chat, or to ask something in it, without a script. */
export const marked = '[data-causerie-ask],[data-causerie-open]';

/** These, and links that do the same. */
export const asking = `${marked},[href^="#causerie="]`;

/**
 * The reason to load the page tools: an element or an address that asks something, or something that stands still in the
 * window under the outer edge of the launcher: a cookie bar, another launcher, a footer.
 * Null or undefined where there is none.
 */
export function needOfTools({ element: host, button }: HostElement): unknown {
  const { x, y, width } = button.getBoundingClientRect();
  return (
    document.querySelector(asking) ??
    /^#causerie=/.exec(location.hash) ??
    document
      // Beside the window, where nothing is, for a launcher that is not shown.
      .elementsFromPoint(x + width / 2 || -1, y + (y < innerHeight / 2 ? 1 : 55))
      .find((element) => element !== host && /fixed|sticky/.test(getComputedStyle(element).position))
  );
}
