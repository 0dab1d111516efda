import { options, type VNode } from 'preact';

/** The fields of a rendered vnode that @preact/signals relies on, too: they keep their names within a major version. */
type RenderedVNode = VNode & {
  /** Its children. */
  readonly __k?: readonly (RenderedVNode | null | undefined)[] | null;
  /** Its node; that of a component is its first. */
  readonly __e?: Node | null;
};

/** The element that Preact renders into has the tree. */
type RenderedPlace = Element & { readonly __k?: RenderedVNode };

/** A node that was rendered; with its text, where it is a text. */
interface RenderedNode {
  readonly node: Node;
  readonly text: string | undefined;
}

/** An element in which somebody else has moved, removed or cut nodes of ours. */
interface AlteredParent {
  /** Its children as they were rendered. */
  readonly rendered: readonly RenderedNode[];
  /** For each of them that is not as it was rendered, the text that it has now. */
  readonly texts: readonly (string | undefined)[];
}

/** Preact has one queue of renderings for all panels of the page. */
const guards = new Set<NodeGuard>();
let unwrapRenderings = (): void => {};

/**
 * Keeps a rendered tree whole while something else changes its nodes: a translator that puts its own elements in the
 * place of text, an extension that wraps words. Preact would write into a text that is no longer in the page, and the
 * words would be lost, or insert before a node that is elsewhere, which throws. The element whose content such a
 * rendering changes gets its own nodes back; all others stay as they are, translated.
 *
 * Returns its stop.
 */
export function keepNodes(place: Element): () => void {
  const guard = new NodeGuard(place);
  guards.add(guard);
  if (guards.size === 1) unwrapRenderings = wrapRenderings();
  return () => {
    guards.delete(guard);
    guard.stop();
    if (guards.size === 0) unwrapRenderings();
  };
}

/** Preact hands over each flush of its queue by this public option. Returns its undoing. */
function wrapRenderings(): () => void {
  const { debounceRendering: before } = options;
  const defer = before ?? queueMicrotask;
  const guarded: typeof before = (flush) => {
    defer(() => {
      for (const guard of guards) guard.prepare();
      try {
        flush();
      } finally {
        for (const guard of guards) guard.restore();
      }
    });
  };
  options.debounceRendering = guarded;
  return () => {
    if (options.debounceRendering !== guarded) return;
    if (before) options.debounceRendering = before;
    else delete options.debounceRendering;
  };
}

class NodeGuard {
  readonly #observer: MutationObserver;
  /** Elements with other children than before, by whomever. */
  readonly #changed = new Set<Node>();
  readonly #altered = new Map<Node, AlteredParent>();

  constructor(private readonly place: RenderedPlace) {
    this.#observer = new MutationObserver((records) => this.#collect(records));
    this.#observer.observe(place, { childList: true, subtree: true });
  }

  /** Before a rendering: finds the elements of ours that something else has altered. */
  prepare(): void {
    this.#collect(this.#observer.takeRecords());
    if (this.#changed.size === 0) return;
    for (const [parent, rendered] of renderedParents(treeOf(this.place), this.#changed)) {
      if (isIntact(parent, rendered)) {
        this.#altered.delete(parent);
        unguardInsertion(parent);
      } else {
        const texts = rendered.map((child) => (isRight(parent, child) ? undefined : (child.node.textContent ?? '')));
        this.#altered.set(parent, { rendered, texts });
        guardInsertion(parent);
      }
    }
    this.#changed.clear();
  }

  /** After it: gives the altered elements whose content it changed their own nodes back. */
  restore(): void {
    if (this.#altered.size > 0) {
      const gone = new Set(this.#altered.keys());
      for (const [parent, rendered] of renderedParents(treeOf(this.place), this.#altered)) {
        gone.delete(parent);
        if (!hasChanged(this.#altered.get(parent), rendered)) continue;
        setChildren(parent, rendered);
        this.#altered.delete(parent);
      }
      for (const parent of gone) this.#altered.delete(parent);
    }
    // All of these are ours.
    this.#observer.takeRecords();
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #collect(records: readonly MutationRecord[]): void {
    for (const { target } of records) this.#changed.add(target);
  }
}

function treeOf({ __k: tree }: RenderedPlace): RenderedVNode | undefined {
  return tree;
}

/** The rendered elements among some, each with its rendered children. */
function* renderedParents(
  vnode: RenderedVNode | null | undefined,
  wanted: { has(node: Node): boolean },
): Generator<readonly [parent: Element, rendered: readonly RenderedNode[]]> {
  if (!vnode) return;
  const { __e: node, __k: children } = vnode;
  if (typeof vnode.type === 'string' && node instanceof Element && wanted.has(node)) yield [node, renderedIn(vnode)];
  for (const child of children ?? []) yield* renderedParents(child, wanted);
}

function renderedIn({ __k: children }: RenderedVNode): RenderedNode[] {
  return (children ?? []).flatMap((child) => {
    if (!child) return [];
    if (typeof child.type === 'function') return renderedIn(child);
    const { __e: node, type, props } = child;
    // The props of a text are the text.
    return node ? [{ node, text: type === null ? String(props) : undefined }] : [];
  });
}

function isRight(parent: Node, { node, text }: RenderedNode): boolean {
  return node.parentNode === parent && (text === undefined || node.nodeValue === text);
}

/** Whether an element has its children as they were rendered, in their order; others may stand between them. */
function isIntact(parent: Node, rendered: readonly RenderedNode[]): boolean {
  let at = parent.firstChild;
  for (const child of rendered) {
    while (at && at !== child.node) at = at.nextSibling;
    if (!at || !isRight(parent, child)) return false;
    at = at.nextSibling;
  }
  return true;
}

function hasChanged(before: AlteredParent | undefined, now: readonly RenderedNode[]): boolean {
  return (
    !before ||
    before.rendered.length !== now.length ||
    now.some(({ node, text }, at) => node !== before.rendered[at]?.node || text !== before.rendered[at]?.text) ||
    before.texts.some((text, at) => text !== undefined && text !== now[at]?.node.textContent)
  );
}

/** Removes all other children and moves no more nodes than it must: the focus and a scroll position are lost by a move. */
function setChildren(parent: Node, rendered: readonly RenderedNode[]): void {
  const ours = new Set(rendered.map(({ node }) => node));
  for (const node of Array.from(parent.childNodes)) if (!ours.has(node)) node.remove();
  unguardInsertion(parent);
  let at = parent.firstChild;
  for (const { node, text } of rendered) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (text !== undefined && node.nodeValue !== text) node.nodeValue = text;
  }
}

/** Preact reads the next sibling of a node to insert before it; here that may be a node of somebody else's element. */
function guardInsertion(parent: Element): void {
  Object.assign(parent, { insertBefore: insertIfThere, moveBefore: undefined });
}

function unguardInsertion(parent: Node): void {
  Reflect.deleteProperty(parent, 'insertBefore');
  Reflect.deleteProperty(parent, 'moveBefore');
}

function insertIfThere<T extends Node>(this: Node, node: T, next: Node | null): T {
  return Node.prototype.insertBefore.call(this, node, next?.parentNode === this ? next : null) as T;
}
