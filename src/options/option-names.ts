import type { AnyKind } from './kinds.js';
import { optionTable } from './option-table.js';

/** How an option, given as its path such as `launcher.label`, is named to the owner who wrote it. */
export type NameOf = (path: string) => string;

/** Every option by its path, the rows of groups last. */
export function optionPaths(): ReadonlyMap<string, AnyKind> {
  const paths = new Map<string, AnyKind>(Object.entries(optionTable));
  for (const [name, { fields }] of paths) {
    for (const [row, kind] of Object.entries(fields ?? {})) paths.set(`${name}.${row}`, kind);
  }
  return paths;
}

/** The attribute of an option: `launcher.label` is `data-launcher-label`. */
export function attributeName(path: string): string {
  return `data-${path
    .replace(/[A-Z]+(?![a-z])|[A-Z]/g, '-$&')
    .replace('.', '-')
    .toLowerCase()}`;
}
