/** How an option, given as its path such as `launcher.label`, is named to the owner who wrote it. */
export type NameOf = (path: string) => string;

/** The attribute of an option: `launcher.label` is `data-launcher-label`. */
export function attributeName(path: string): string {
  return `data-${path.replace(/(UI|[A-Z])|\./g, '-$1').toLowerCase()}`;
}
