/**
 * A list that is mostly added to at its end: its first items, then groups of items, then groups of groups. An item
 * stays where it was put, and adding one makes anew only the groups it is in, so that whoever renders the list sees by
 * identity which few of them to look into.
 */
export type Groups<T> = readonly (T | Group<T>)[];

const width = 16;

/** A stretch of a list. */
export class Group<T> {
  readonly #items: (T | Group<T>)[];
  /** 1 for a group of items, 2 for a group of those, and so on. */
  readonly #level: number;
  /** The call that made it: only within that call may it still be added to. */
  readonly #maker: object;
  #count: number;

  constructor(items: Groups<T>, level: number, count: number, maker: object) {
    this.#items = [...items];
    this.#level = level;
    this.#count = count;
    this.#maker = maker;
  }

  get items(): Groups<T> {
    return this.#items;
  }

  get isFull(): boolean {
    return this.#count === width ** this.#level;
  }

  /** The group with one more item: itself, if the same call made it. */
  with(item: T, maker: object): Group<T> {
    const group = this.#maker === maker ? this : new Group(this.#items, this.#level, this.#count, maker);
    group.#count++;
    if (this.#level === 1) group.#items.push(item);
    else add(group.#items, item, this.#level - 1, maker);
    return group;
  }
}

/** The list with more items at its end. */
export function appended<T>(groups: Groups<T>, items: readonly T[]): Groups<T> {
  if (!items.length) return groups;
  const result = [...groups];
  const maker = {};
  for (const item of items) {
    if (result.length < width) result.push(item);
    else add(result, item, Math.min(3, Math.floor(indexOfNext(result) / width)), maker);
  }
  return result;
}

/** All items, in order. */
export function itemsOf<T>(groups: Groups<T>): readonly T[] {
  return groups.flatMap((item): readonly T[] => (item instanceof Group ? itemsOf(item.items) : [item]));
}

/** Where the next item goes: into the last group, or into one behind it. */
function indexOfNext<T>(groups: Groups<T>): number {
  return groups.length - (hasRoom(groups.at(-1)) ? 1 : 0);
}

function add<T>(groups: (T | Group<T>)[], item: T, level: number, maker: object): void {
  const last = groups.at(-1);
  if (hasRoom(last)) groups[groups.length - 1] = last.with(item, maker);
  else groups.push(new Group<T>([], level, 0, maker).with(item, maker));
}

function hasRoom<T>(item: T | Group<T> | undefined): item is Group<T> {
  return item instanceof Group && !item.isFull;
}
