import { createElement, Fragment, type ComponentChildren } from 'preact';
import { Group, type Groups } from '../groups.js';

type Render<T> = (item: T) => ComponentChildren;

/** The rendering of each item and each group. */
const rendered = new WeakMap<object, ComponentChildren>();

/** Renders a list; of what was rendered before, only the items and groups that are others now. */
export function grouped<T>(groups: Groups<T>, render: Render<T>): ComponentChildren {
  return groups.map((item) =>
    item instanceof Group ? once(item, ({ items }) => grouped<T>(items, render)) : once(item, render),
  );
}

/** Rendered by the first call; a text always. In a fragment: into one that it has seen, Preact does not look again. */
export function once<T>(item: T, render: Render<T>): ComponentChildren {
  if (typeof item !== 'object' || item === null) return render(item);
  if (!rendered.has(item)) rendered.set(item, createElement(Fragment, null, render(item)));
  return rendered.get(item);
}
