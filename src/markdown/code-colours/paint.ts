import { tokenTypes, type Token } from './tokens.js';

/** Whether the browser can colour stretches of text without an element around each (CSS Custom Highlight API). */
export const canPaint: boolean = typeof Highlight === 'function' && typeof CSS === 'object' && 'highlights' in CSS;

// The names are common to the page.
const prefix = 'causerie-';

/** The colours of one element's text. */
export interface Painting {
  /** Colours the next tokens of the text. */
  add(tokens: readonly Token[]): void;
  /** Leaves nothing in the page's registry. */
  dispose(): void;
}

export function startPainting(element: Element): Painting {
  const painted = new Map<string, Range[]>(tokenTypes.map((type) => [prefix + type, []]));
  const place = placeIn(element);
  return {
    add(tokens) {
      const added = new Map<string, Range[]>();
      for (const { text, type } of tokens) {
        const start = place(0);
        const end = place(text.length);
        if (!type || !start || !end) continue;
        const range = element.ownerDocument.createRange();
        range.setStart(...start);
        range.setEnd(...end);
        const name = prefix + type;
        painted.get(name)?.push(range);
        added.set(name, [...(added.get(name) ?? []), range]);
      }
      for (const [name, ranges] of added) add(name, ranges);
    },
    dispose() {
      for (const [name, ranges] of painted) remove(name, ranges);
    },
  };
}

function add(name: string, ranges: readonly Range[]): void {
  if (!ranges.length) return;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) highlight.add(range);
  CSS.highlights.set(name, highlight);
}

function remove(name: string, ranges: readonly Range[]): void {
  const highlight = CSS.highlights.get(name);
  for (const range of ranges) highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
}

/** Walks through the text nodes: each call goes on by a length and says where that is. */
function placeIn(element: Element): (length: number) => [Text, number] | undefined {
  const nodes = [...element.childNodes].filter((node) => node instanceof Text);
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
