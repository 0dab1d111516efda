import { optionKinds } from './option-digest.js';

/** For every option by its path, such as `launcher.label`: the code of its kind. */
export const optionPaths: Readonly<Record<string, string>> = readOptionPaths();

/** The maker of {@link optionPaths}. */
export function readOptionPaths(): Record<string, string> {
  // Without a prototype, since names that an owner wrote are looked up.
  const paths: Record<string, string> = Object.create(null);
  for (const line of optionKinds.split('\n')) {
    const [kind = '', ...names] = line.split(' ');
    let group = '';
    for (const name of names) {
      if (name.endsWith('.')) group = name;
      else paths[group + name] = kind;
    }
  }
  return paths;
}

/** The names of the rows of a group. */
export function rowsOf(group: string): readonly string[] {
  return Object.keys(optionPaths).flatMap((path) => (path.startsWith(`${group}.`) ? path.slice(group.length + 1) : []));
}

/** The attribute of an option: `launcher.label` is `data-launcher-label`. */
export function attributeName(path: string): string {
  return `data-${path.replace(/(UI|[A-Z])|\./g, '-$1').toLowerCase()}`;
}
