import type { VNode } from 'preact';
import type { NodeGuard } from '../keep-nodes.js';

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

/** Gives nodes of a rendered tree back that something else has changed. */
export function guardNodes(place: RenderedPlace): NodeGuard {
  const altered = new Map<Node, AlteredParent>();

  return {
    prepare(changed) {
      for (const [parent, rendered] of renderedParents(treeOf(place), changed)) {
        if (isIntact(parent, rendered)) {
          altered.delete(parent);
          unguardInsertion(parent);
        } else {
          const texts = rendered.map((child) => (isRight(parent, child) ? undefined : (child.node.textContent ?? '')));
          altered.set(parent, { rendered, texts });
          guardInsertion(parent);
        }
      }
    },
    restore() {
      if (altered.size === 0) return;
      const gone = new Set(altered.keys());
      for (const [parent, rendered] of renderedParents(treeOf(place), altered)) {
        gone.delete(parent);
        if (!hasChanged(altered.get(parent), rendered)) continue;
        setChildren(parent, rendered);
        altered.delete(parent);
      }
      for (const parent of gone) altered.delete(parent);
    },
  };
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
