import type { GivenOptions } from '../../options/chat-options.js';
import { adoptChangingStyles } from '../../platform/adopt-styles.js';
import { createLog } from '../../platform/log.js';
import type { HostElement } from '../host-element.js';

/** The distance to what the launcher makes way for, in px. */
const gap = 12;
/** How often it makes way for one more thing that lies behind the first. */
const mostObstacles = 4;

/** Keeps the launcher off other things that stand still in the window. */
export interface KeptClear {
  look(): void;
  dispose(): void;
}

/**
 * Moves the launcher, and with it the panel, up (in a corner at the top: down) by as much as a cookie bar, another
 * launcher or a fixed footer takes of its place, and back once that is gone. With `debug` it says for what.
 */
export function keepClear(host: HostElement, options: () => GivenOptions): KeptClear {
  const log = createLog(() => options().debug ?? false);
  const styles = adoptChangingStyles(host.root);
  let shift = 0;

  function look(): void {
    const { width } = host.button.getBoundingClientRect();
    // A launcher that is not shown is in nobody's way.
    if (!width) return;
    const isTop = options().launcher?.position?.startsWith('top') ?? false;
    const { distance, obstacles } = wayFor(isTop);
    if (distance === shift) return;
    shift = distance;
    styles.replace(
      distance ? `:host{--shift:${distance}px}.launcher,.teaser{translate:0 ${isTop ? '' : '-'}${distance}px}` : '',
    );
    log.debug(
      distance
        ? `the launcher moves ${isTop ? 'down' : 'up'} by ${distance} px, clear of ${obstacles.map(nameOf).join(', ')}`
        : 'the launcher is back in its corner: nothing is in its way',
    );
  }

  function wayFor(isTop: boolean): { distance: number; obstacles: readonly Element[] } {
    const now = host.button.getBoundingClientRect();
    const sign = isTop ? 1 : -1;
    const home = { left: now.left, width: now.width, height: now.height, top: now.top - sign * shift };
    const obstacles: Element[] = [];
    let distance = 0;
    for (let tries = 0; tries < mostObstacles; tries += 1) {
      const top = home.top + sign * distance;
      const found = obstacleAt(new DOMRect(home.left, top, home.width, home.height), host.element);
      if (!found) break;
      const box = boxOf(found);
      distance = Math.ceil(isTop ? box.bottom + gap - home.top : home.top + home.height + gap - box.top);
      obstacles.push(found);
    }
    // More than half of the window is no bar any more, and the launcher stays where visitors look for it.
    return distance > innerHeight / 2 ? { distance: 0, obstacles: [] } : { distance, obstacles };
  }

  return { look, dispose: styles.remove };
}

/** The lowest of what stands still in the window under a place. */
function obstacleAt(place: DOMRect, host: Element): Element | undefined {
  const [x, y] = [place.left + place.width / 2, place.top + place.height / 2];
  const points = [
    [x, y],
    [x, place.top + 1],
    [x, place.bottom - 1],
    [place.left + 1, y],
    [place.right - 1, y],
  ] as const;
  for (const point of points) {
    const found = elementsAt(document, ...point, host).find((element) => isObstacle(element, place));
    if (found) return found;
  }
  return undefined;
}

/** All elements at a point but the chat's own, also those within open shadow roots. */
function elementsAt(root: DocumentOrShadowRoot, x: number, y: number, host: Element): readonly Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    if (element === host) return [];
    const { shadowRoot } = element;
    // The root gives its host again.
    const within = shadowRoot && shadowRoot !== root ? elementsAt(shadowRoot, x, y, host) : [];
    return [...within.filter((inner) => inner.getRootNode() === shadowRoot), element];
  });
}

function isObstacle(element: Element, place: DOMRect): boolean {
  if (!/fixed|sticky/.test(getComputedStyle(element).position)) return false;
  const { left, right, top, bottom } = boxOf(element);
  // A frame around the whole page is the page itself.
  if (bottom - top > innerHeight / 2) return false;
  return left < place.right && right > place.left && top < place.bottom && bottom > place.top;
}

/** The host of another chat has no size of its own; its launcher has. */
function boxOf(element: Element): DOMRect {
  const launcher = element.shadowRoot?.querySelector('[part=launcher]');
  return (launcher ?? element).getBoundingClientRect();
}

/** An element as its owner would look for it. */
function nameOf({ localName, id, classList }: Element): string {
  return localName + (id && `#${id}`) + [...classList].map((name) => `.${name}`).join('');
}
