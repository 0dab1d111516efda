import { Component, Fragment, options, type ComponentChildren, type ComponentType, type VNode } from 'preact';
import { effect } from '@preact/signals-core';

/** What a hook keeps from one rendering to the next (`hooks.ts`). */
export interface Cell {
  value?: unknown;
  /** What the value or the effect was made for. */
  inputs?: readonly unknown[] | undefined;
  /** The effect to start once this rendering is in the page. */
  start?: Effect | undefined;
  stop?: Stop | void;
}

/** Starts something; may return its stop. */
export type Effect = () => Stop | void;
type Stop = () => void;

type Draw = (props: object) => ComponentChildren;

/** The one that is being rendered. */
let current: Tracked | undefined;

/** By function component, what takes its place. It is code, and nothing of what a chat holds. */
const tracked = new WeakMap<ComponentType, ComponentType>();

/**
 * A function component as it is rendered: it reads the same and renders again when a signal that it read has changed,
 * or one of its props: not whenever what it stands in does.
 */
abstract class Tracked extends Component {
  readonly cells: Cell[] = [];
  /** The place of the next hook among them. */
  next = 0;
  /** Whether a signal has changed since the last rendering. */
  isDue = false;
  stop: Stop | undefined;

  abstract readonly draw: Draw;

  override render(): ComponentChildren {
    let result: ComponentChildren;
    let isRendered = false;
    this.stop?.();
    this.next = 0;
    this.isDue = false;
    this.stop = effect(() => {
      if (isRendered) {
        this.isDue = true;
        this.setState({});
      } else {
        isRendered = true;
        result = drawn(this);
      }
    });
    const rendered = result;
    // What is rendered leads to all that stood around it, which the effect would keep for as long as it lives.
    result = current = undefined;
    return rendered;
  }

  override shouldComponentUpdate(next: object): boolean {
    return this.isDue || differs(this.props, next);
  }

  override componentDidMount(): void {
    for (const cell of this.cells) {
      const { start } = cell;
      if (!start) continue;
      cell.start = undefined;
      cell.stop?.();
      cell.stop = start();
    }
  }

  override componentDidUpdate(): void {
    this.componentDidMount();
  }

  override componentWillUnmount(): void {
    this.stop?.();
    for (const { stop } of this.cells) stop?.();
  }
}

function drawn(component: Tracked): ComponentChildren {
  current = component;
  return component.draw(component.props);
}

/** The component that is being rendered, for its hooks. */
export function rendering(): Tracked {
  if (!current) throw new Error('outside of a component');
  return current;
}

function differs(before: object, after: object): boolean {
  const entries = Object.entries(after);
  return (
    entries.length !== Object.keys(before).length ||
    entries.some(([key, value]) => (before as Record<string, unknown>)[key] !== value)
  );
}

/**
 * Lets every function component follow the signals that it reads, and use hooks, from here on. It is said to the copy
 * of Preact that is built into this package, which has no other components than ours; saying it again changes nothing.
 */
export function trackSignals(): void {
  if (tracked.has(Fragment)) return;
  tracked.set(Fragment, Fragment);
  const { vnode: before } = options;
  options.vnode = (vnode) => {
    trackVNode(vnode);
    before?.(vnode);
  };
}

function trackVNode(vnode: VNode): void {
  const { type } = vnode;
  if (typeof type !== 'function' || type.prototype instanceof Component) return;
  let other = tracked.get(type);
  if (!other) {
    other = class extends Tracked {
      override readonly draw = type as Draw;
    };
    tracked.set(type, other);
  }
  vnode.type = other;
}
