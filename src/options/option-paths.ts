import { optionGroups } from './option-groups.js';

/** For every option by its path, such as `launcher.label`: the code of its kind. */
export const optionPaths: Readonly<Record<string, string>> = readOptionPaths();

/** The maker of {@link optionPaths}. */
export function readOptionPaths(): Record<string, string> {
  // Without a prototype, since names that an owner wrote are looked up.
  const paths: Record<string, string> = Object.create(null);
  for (const group in optionGroups) {
    for (const name in optionGroups[group]) paths[group + name] = optionGroups[group]?.[name] ?? '';
  }
  return paths;
}

/** The attribute of an option: `launcher.label` is `data-launcher-label`. */
export function attributeName(path: string): string {
  return `data-${path.replace(/(UI|[A-Z])|\./g, '-$1').toLowerCase()}`;
}
