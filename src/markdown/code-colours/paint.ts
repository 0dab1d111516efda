import { Stretch, type Place } from './stretch.js';
import type { Token } from './tokens.js';

/** Whether the browser can colour stretches of text without an element around each (CSS Custom Highlight API). */
export const canPaint: boolean = typeof Highlight === 'function' && typeof CSS === 'object' && 'highlights' in CSS;

/**
 * Tokens that a page has painted at once; where it has more, only those near the screen are. Chromium looks at each of
 * them in every frame and, worse, several times at each garbage collection: with 6,000 a slow phone stands still for
 * more than a second.
 */
const mostPainted = 1_000;

/** How far beyond the screen code is painted, in px. */
const margin = 300;

/** Blocks of so few stretches are painted whole where any of them is seen. */
const seenWhole = 3;

/** The colours of one element's text. */
export interface Painting {
  /** Colours the next tokens of the text. */
  add(tokens: readonly Token[]): void;
  /** Leaves nothing in the page's registry. */
  dispose(): void;
}

export function startPainting(element: Element): Painting {
  return painter.start(element);
}

/** A block of code. */
interface Block {
  readonly element: Element;
  readonly stretches: Stretch[];
  readonly isSeen: boolean;
}

/** Paints all code of a page, in whichever chat it is: the registry of the page is one. */
class Painter {
  readonly #blocks = new Map<Element, Block>();
  #observer: IntersectionObserver | undefined;
  #isAsked = false;

  start(element: Element): Painting {
    const stretches: Stretch[] = [];
    this.#blocks.set(element, { element, stretches, isSeen: false });
    this.#observer ??= new IntersectionObserver((entries) => this.#see(entries), { scrollMargin: `${margin}px` });
    this.#observer.observe(element);
    const place = placeIn(element);
    const root = element.getRootNode();
    const onScroll = (): void => this.#paintSoon();
    return {
      add: (tokens) => {
        for (const { text, type } of tokens) {
          const [start, end] = [place(0), place(text.length)];
          if (!type || !start || !end) continue;
          if (stretches.at(-1)?.isFull !== false) stretches.push(new Stretch());
          stretches.at(-1)?.add({ type, start, end });
        }
        // Other lines of a block that is taller than the screen are seen then, which no observer tells.
        if (stretches.length > seenWhole) root.addEventListener('scroll', onScroll, { capture: true, passive: true });
        this.#paintSoon();
      },
      dispose: () => {
        root.removeEventListener('scroll', onScroll, { capture: true });
        this.#observer?.unobserve(element);
        for (const stretch of stretches) stretch.hide();
        this.#blocks.delete(element);
      },
    };
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const block = this.#blocks.get(target);
      if (block) this.#blocks.set(target, { ...block, isSeen: isIntersecting });
    }
    this.#paintSoon();
  }

  #paintSoon(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#paint();
    });
  }

  #paint(): void {
    const blocks = [...this.#blocks.values()];
    const all = blocks.flatMap(({ stretches }) => stretches);
    const isFew = sizeOf(all) <= mostPainted;
    const near = new Set(isFew ? all : blocks.flatMap(stretchesNear));
    for (const stretch of all) if (!near.has(stretch)) stretch.hide();
    let left = mostPainted;
    for (const stretch of near) {
      left -= stretch.size;
      if (left < 0) stretch.hide();
      else stretch.show();
    }
  }
}

const painter = new Painter();

function sizeOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { size }) => sum + size, 0);
}

/** The stretches of a block that are near the screen. */
function stretchesNear({ element, stretches, isSeen }: Block): readonly Stretch[] {
  if (!isSeen || stretches.length <= seenWhole) return isSeen ? stretches : [];
  const height = element.ownerDocument.defaultView?.innerHeight ?? 0;
  return stretches.filter(({ box }) => box && box.bottom > -margin && box.top < height + margin);
}

/** Walks through the text nodes: each call goes on by a length and says where that is. */
function placeIn(element: Element): (length: number) => Place | undefined {
  const children = [...element.childNodes].flatMap((node) => (node instanceof Element ? [...node.childNodes] : node));
  const nodes = children.filter((node) => node instanceof Text);
  let index = 0;
  let offset = 0;
  return (length) => {
    offset += length;
    for (let node = nodes[index]; node; node = nodes[++index]) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
    return undefined;
  };
}
