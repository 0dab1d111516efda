import { Component, Fragment, options, type ComponentType, type VNode } from 'preact';
import { effect } from '@preact/signals-core';

/** A component that is rendered, with what follows the signals that it read. */
interface Tracked extends Component {
  stop?: () => void;
  /** Whether a signal has changed since. */
  isDue?: boolean;
}

type Render = (this: Tracked, props: object, state: object, context: unknown) => unknown;

/** By component, and by what takes its place. It is code, and nothing of what a chat holds. */
const tracked = new WeakMap<ComponentType, ComponentType>();

/**
 * A component that reads the same and renders again when a signal that it read has changed, or one of its props: not
 * whenever what it stands in does.
 */
function track(type: Render): Render {
  return function (props, state, context) {
    let result: unknown;
    let isRendered = false;
    if (this.stop) this.stop();
    else begin(this);
    this.isDue = false;
    this.stop = effect(() => {
      if (isRendered) {
        this.isDue = true;
        this.setState({});
      } else {
        isRendered = true;
        result = type.call(this, props, state, context);
      }
    });
    const rendered = result;
    // What is rendered leads to all that stood around it, which the effect would keep for as long as it lives.
    result = undefined;
    return rendered;
  };
}

/** Not within the rendering: these functions live as long as the component, and so would all that they can see. */
function begin(component: Tracked): void {
  component.shouldComponentUpdate = (next: object) => component.isDue === true || differs(component.props, next);
  component.componentWillUnmount = () => component.stop?.();
}

function differs(before: object, after: object): boolean {
  const entries = Object.entries(after);
  return (
    entries.length !== Object.keys(before).length ||
    entries.some(([key, value]) => (before as Record<string, unknown>)[key] !== value)
  );
}

/**
 * Lets every component follow the signals that it reads, from here on. It is said to the copy of Preact that is built
 * into this package, which has no other components than ours; saying it again changes nothing.
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
    other = track(type as Render) as unknown as ComponentType;
    tracked.set(type, other).set(other, other);
  }
  vnode.type = other;
}
