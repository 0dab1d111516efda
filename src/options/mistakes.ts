import { lettersOf, likeness } from '../core/closest.js';
import type { Mistake } from './check-options.js';
import { kindSentences } from './kind-sentences.js';
import { isOfKind } from './kinds.js';
import { attributeName, optionPaths } from './option-paths.js';
import { quoted, shown } from './values.js';

/** How an option, given as its path such as `launcher.label`, is named to the owner who wrote it. */
export type NameOf = (path: string) => string;

/**
 * A sentence for each mistake; a key, a header or the system prompt never stands in one.
 *
 * @param isAttribute whether an option was written as an attribute, and is named so; default: none was
 */
export function sentencesOf(
  mistakes: readonly Mistake[],
  isAttribute: (path: string) => boolean = () => false,
): readonly string[] {
  return mistakes.map((mistake) =>
    sentenceOf(mistake, (path) => (isAttribute(mistake.group + mistake.name) ? attributeName(path) : path)),
  );
}

/**
 * Whether an option, given as its path, was written as an attribute.
 *
 * @param object the options beside the attributes, if there are any
 */
export function attributesAmong(dataset: DOMStringMap, object: unknown): (path: string) => boolean {
  const names = new Set(Object.getOwnPropertyNames(dataset).flatMap((name) => [name, name.toLowerCase()]));
  const isName = (path: string): boolean => names.has(path) || names.has(lettersOf(path));
  return (path) => !object || isName(path) || isName(path.replace(/\..*/, ''));
}

function sentenceOf({ group, name, value }: Mistake, nameOf: NameOf): string {
  const path = group + name;
  if (!path) return `options: expected an object, got ${shown(value)}`;
  const kind = name.includes('.') ? undefined : optionPaths[path];
  if (!kind) {
    const meant = nearestOption(name, group);
    const help = meant ? `did you mean "${nameOf(meant)}"?` : 'see docs/options.md';
    return `unknown option ${quoted(nameOf(path))}, ${help}`;
  }
  // Only the second name of the address is refused for standing beside the first.
  const expected = isOfKind(kind, value) ? 'no "url" beside it' : expectedOf(kind);
  const asJson = /[[{j]/.test(kind) && nameOf(path) !== path ? ' as JSON' : '';
  return `option "${nameOf(path)}": expected ${expected}${asJson}, got ${shown(value, kind.startsWith('!'))}`;
}

/** The words for a kind, which end the sentence "expected …". */
export function expectedOf(kind: string): string {
  return kind
    .replace('!', '')
    .split('|')
    .map((form) => kindSentences[form] ?? JSON.stringify(form))
    .join(' or ');
}

/** The option that a name is most like, first in its own group, then anywhere; empty where none is. */
function nearestOption(name: string, group: string): string {
  let nearest = '';
  let most = 0;
  for (const path in optionPaths) {
    const row = path.replace(/.*\./, '');
    const isInGroup = path.startsWith(group);
    // A row of a group that is written without its group is somewhat less alike than an option of that very name.
    const like = Math.max(likeness(name, path.replace(group, '')), 0.75 * likeness(name, row)) * (isInGroup ? 9 : 1);
    if (like > most) {
      most = like;
      nearest = path;
    }
  }
  return nearest;
}
