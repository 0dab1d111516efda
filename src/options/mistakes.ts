import { ChatError } from '../core/chat-error.js';
import { likeness } from '../core/closest.js';
import { isJson, isPrivate, kindOf } from './kinds.js';
import { optionPaths, type NameOf } from './option-paths.js';
import { quoted, shown } from './values.js';

/** Mistakes of the page's owner as an error, a line each. */
export function configError(...sentences: readonly string[]): ChatError {
  return new ChatError('config', sentences.join('\n'));
}

/** A name that is no option's; `prefix` is the path of its group, with the dot. */
export function unknownOption(name: string, prefix: string, nameOf: NameOf): string {
  const meant = nearestOption(name, prefix);
  const help = meant ? `did you mean "${nameOf(meant)}"?` : 'see docs/options.md';
  return `unknown option ${quoted(nameOf(prefix + name))}, ${help}`;
}

/** The option that a name is most like, first in its own group, then anywhere; empty where none is. */
function nearestOption(name: string, prefix: string): string {
  let nearest = '';
  let most = 0;
  for (const path in optionPaths) {
    const row = path.replace(/.*\./, '');
    const isInGroup = path.startsWith(prefix);
    // A row of a group that is written without its group is somewhat less alike than an option of that very name.
    const like = Math.max(likeness(name, path.replace(prefix, '')), 0.75 * likeness(name, row)) * (isInGroup ? 9 : 1);
    if (like > most) {
      most = like;
      nearest = path;
    }
  }
  return nearest;
}

/** A value of an option that is not of its kind. */
export function wrongKind(kind: string, value: unknown, name: string): string {
  const { expected } = kindOf(kind);
  const asJson = isJson(kind) && name.startsWith('data-') ? ' as JSON' : '';
  return wrongValue(expected + asJson, value, name, isPrivate(kind));
}

export function wrongValue(expected: string, value: unknown, name: string, isPrivate?: boolean): string {
  return `option "${name}": expected ${expected}, got ${shown(value, isPrivate)}`;
}
