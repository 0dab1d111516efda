import { ChatError } from '../core/chat-error.js';
import { closest } from '../core/closest.js';
import type { NameOf } from './option-names.js';
import { quoted, shown } from './shown.js';

/** A mistake of the page's owner, in one sentence. */
export function mistake(sentence: string): ChatError {
  return new ChatError('config', sentence);
}

/** A name that is no option's; `prefix` is the path of its group, with the dot. */
export function unknownOption(name: string, prefix: string, paths: Iterable<string>, nameOf: NameOf): ChatError {
  const all = [...paths];
  const rows = all
    .filter((path) => path.startsWith(prefix) && !path.includes('.', prefix.length))
    .map((path) => path.slice(prefix.length));
  // First in the same group, then anywhere.
  const siblings = closest(name, prefix ? rows : [], 1).map((row) => prefix + row);
  const [meant] = [...siblings, ...closest(name, all, 1)];
  const help = meant ? `did you mean ${quoted(nameOf(meant))}?` : `expected one of ${rows.join(', ')}`;
  return mistake(`unknown option ${quoted(nameOf(prefix + name))}, ${help}`);
}

/** A value that is missing or not what is expected. Only JSON can hold a list or an object in an attribute. */
export function wrongValue(expected: string, value: unknown, path: string, name: string): ChatError {
  const asJson = name !== path && typeof value === 'string' && /list|object/.test(expected) ? ' as JSON' : '';
  const isPrivate = /^(apiKey|headers|systemPrompt)/.test(path);
  const fault = value === undefined ? ' is missing, ' : ': ';
  const got = value === undefined ? '' : `, got ${shown(value, isPrivate)}`;
  return mistake(`option ${quoted(name)}${fault}expected ${expected}${asJson}${got}`);
}
