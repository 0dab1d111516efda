import { ChatError } from '../core/chat-error.js';
import { likeness } from '../core/closest.js';
import type { NameOf } from './option-names.js';
import { optionPaths, rowsOf } from './option-paths.js';
import { quoted, shown } from './shown.js';

/** A mistake of the page's owner, in one sentence. */
export function mistake(sentence: string): ChatError {
  return new ChatError('config', sentence);
}

/** A name that is no option's; `prefix` is the path of its group, with the dot. */
export function unknownOption(name: string, prefix: string, nameOf: NameOf): ChatError {
  let meant = '';
  let most = 0;
  for (const path in optionPaths) {
    // First in the same group, then anywhere.
    const like = likeness(name, path.replace(prefix, '')) * (path.startsWith(prefix) ? 9 : 1);
    if (like > most) {
      most = like;
      meant = path;
    }
  }
  const help = meant ? `did you mean "${nameOf(meant)}"?` : `expected one of ${rowsOf(prefix).join(', ')}`;
  return mistake(`unknown option ${quoted(nameOf(prefix + name))}, ${help}`);
}

/** A value that is not what is expected. Only JSON can hold a list or an object in an attribute. */
export function wrongValue(expected: string, value: unknown, path: string, name: string): ChatError {
  const asJson = name !== path && /list|obj/.test(expected) ? ' as JSON' : '';
  const isPrivate = /^(apiKey|headers|systemPrompt)/.test(path);
  return mistake(`option "${name}": expected ${expected}${asJson}, got ${shown(value, isPrivate)}`);
}
