import { optionSpec } from './option-digest.js';

/** For every option by its path, such as `launcher.label`: what its value may be, as a sentence for `fits`. */
export const optionPaths: Readonly<Record<string, string>> = readOptionPaths();

/** What {@link optionPaths} is made by. */
export function readOptionPaths(): Record<string, string> {
  // Without a prototype, since names that an owner wrote are looked up.
  const paths: Record<string, string> = { __proto__: null as never };
  for (const line of optionSpec.split('\n')) {
    const [expected, names] = line.split('|') as [string, string];
    let group = '';
    for (const name of names.split(' ')) {
      if (name.endsWith('.')) {
        group = name;
        paths[name.slice(0, -1)] ??= 'an object';
      } else paths[group + name] = expected;
    }
  }
  return paths;
}

/** The names of the rows of a group, which is given as its path with the dot; for the empty one those of the table. */
export function rowsOf(group: string): readonly string[] {
  return Object.keys(optionPaths)
    .filter((path) => path.replace(/[^.]+$/, '') === group)
    .map((path) => path.slice(group.length));
}
