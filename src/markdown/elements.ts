import { createElement, type ComponentChildren, type Ref, type VNode } from 'preact';

type Value = string | number | boolean | undefined | ((event: Event) => void) | Ref<HTMLElement>;

/** Elements, and the attributes that each may carry. */
type ElementList = { readonly [tag: string]: readonly string[] };

/** Makes an element of the list, with the attributes of the list and no others. */
type MakeElement<L extends ElementList> = <T extends keyof L & string>(
  tag: T,
  attributes: { readonly [A in L[T][number]]?: Value },
  ...children: readonly ComponentChildren[]
) => VNode;

/**
 * The elements of plain answers; `extended/elements.ts` has the rest. No id, no style, no handler that a text could name;
 * `class` and `role` come from this folder, never from an answer.
 */
export const plainElements = {
  blockquote: ['dir'],
  br: [],
  code: ['ref'],
  del: [],
  div: ['ref', 'class', 'role', 'tabIndex', 'aria-label', 'dir'],
  em: [],
  h3: ['dir'],
  h4: ['dir'],
  h5: ['dir'],
  h6: ['dir', 'aria-level'],
  hr: [],
  li: ['class', 'tabIndex'],
  ol: ['start', 'class', 'dir'],
  p: ['class', 'dir'],
  strong: [],
  ul: ['class', 'dir'],
} as const;

/** The one way by which an answer becomes elements: whatever is not on a list is left out. */
export function elementsOf<L extends ElementList>(
  list: L,
  isSafe: (name: string, value: Value) => boolean,
): MakeElement<L> {
  return (tag, attributes, ...children) => {
    const given = Object.entries<Value>(attributes).filter(
      ([name, value]) => list[tag]?.includes(name) && isSafe(name, value),
    );
    return createElement(tag, Object.fromEntries(given), ...children);
  };
}

export const element: MakeElement<typeof plainElements> = elementsOf(plainElements, () => true);
