import { Component, createElement, type ComponentChildren } from 'preact';
import { Group, type Groups } from '../groups.js';

type Render<T> = (item: T) => ComponentChildren;

interface MemoProps<T extends object> {
  readonly node: T;
  readonly render: Render<T>;
}

/** Rendered again only when its node is another one. */
class Memo<T extends object> extends Component<MemoProps<T>> {
  override shouldComponentUpdate(next: MemoProps<T>): boolean {
    return next.node !== this.props.node;
  }

  override render({ node, render }: MemoProps<T>): ComponentChildren {
    return render(node);
  }
}

/** Renders a list; of what was rendered before, only the groups that changed. */
export function grouped<T>(groups: Groups<T>, render: Render<T>): ComponentChildren {
  return groups.map((item) => {
    if (!(item instanceof Group)) return render(item);
    return memo<Group<T>>(item, ({ items }) => grouped(items, render));
  });
}

export function memo<T extends object>(node: T, render: Render<T>): ComponentChildren {
  return createElement<MemoProps<T>>(Memo, { node, render });
}
