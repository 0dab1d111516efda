import { optionKinds } from './option-digest.js';

/** The codes of the kinds of options, by their names. */
export type OptionKinds = Readonly<Record<string, string>>;

/** For every group of options, by its path with the dot, the kinds of its rows; the table itself is the group without a name. */
export const optionGroups: Readonly<Record<string, OptionKinds>> = readOptionGroups();

function readOptionGroups(): Record<string, OptionKinds> {
  // Without a prototype, since names that an owner wrote are looked up.
  const groups: Record<string, Record<string, string>> = Object.create(null);
  for (const line of optionKinds.split(',')) {
    const [kind = '', ...names] = line.split(' ');
    let rows = (groups[''] ??= Object.create(null));
    for (const name of names) {
      if (name.endsWith('.')) rows = groups[name] ??= Object.create(null);
      else rows[name] = kind;
    }
  }
  return groups;
}
