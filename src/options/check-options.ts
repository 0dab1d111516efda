import type { GivenOptions } from './chat-options.js';
import { isGroup, kindOf } from './kinds.js';
import { unknownOption, wrongKind, wrongValue } from './mistakes.js';
import { optionPaths, type NameOf } from './option-paths.js';
import { isPlainObject, ownRows, shown } from './values.js';

/** An owner's options as far as they can be used, and all that is wrong with the others. */
export interface CheckedOptions {
  /** A copy without what is wrong or unknown. */
  readonly options: GivenOptions;
  /** One sentence each, none with a key, a header or the system prompt in it. */
  readonly mistakes: readonly string[];
  /** Whether there is an address and a model: without them there is no chat. */
  readonly isUsable: boolean;
}

/**
 * Checks the options that an owner wrote. Only own properties count, for a host page may have put others on
 * `Object.prototype`; undefined is the same as absent.
 *
 * @param nameOf gives the name of an option in a sentence, for owners who wrote an attribute instead of its path
 */
export function checkOptions(given: unknown, nameOf: NameOf = (path) => path): CheckedOptions {
  const mistakes: string[] = [];
  const named = ownRows(given);
  const rows = checkRows(given, 'options', '');
  const { url, openWebUIUrl, model, placement, container } = rows;

  if (isPlainObject(given)) {
    if (url && openWebUIUrl) {
      mistakes.push(wrongValue('no "url" beside it', openWebUIUrl, nameOf('openWebUIUrl')));
      delete rows['openWebUIUrl'];
    }
    if (!url && !openWebUIUrl && named['openWebUIUrl'] === undefined) need('url');
    if (!model) need('model');
    if (placement === 'inline' && !container) {
      need('container');
      delete rows['placement'];
    }
  }
  // Every row has been compared with the table that the type is made of.
  return { options: rows as GivenOptions, mistakes, isUsable: Boolean((url || openWebUIUrl) && model) };

  /** Names an option that is missing; one of a wrong kind has been named already. */
  function need(name: string): void {
    if (named[name] === undefined) mistakes.push(wrongKind(optionPaths[name] ?? '', undefined, nameOf(name)));
  }

  /** The rows that are as they should be, of the table or of a group, whose path ends in a dot. */
  function checkRows(group: unknown, name: string, prefix: string): Record<string, unknown> {
    if (!isPlainObject(group)) {
      mistakes.push(`${name}: expected an object, got ${shown(group)}`);
      return ownRows({});
    }
    const rows = ownRows(group);
    for (const name in rows) {
      const value = rows[name];
      const path = prefix + name;
      const kind = name.includes('.') ? undefined : optionPaths[path];
      if (value === undefined) delete rows[name];
      else if (!kind) {
        mistakes.push(unknownOption(name, prefix, nameOf));
        delete rows[name];
      } else if (!kindOf(kind).accepts(value)) {
        mistakes.push(wrongKind(kind, value, nameOf(path)));
        delete rows[name];
      } else if (isGroup(kind) && isPlainObject(value)) {
        rows[name] = checkRows(value, path, `${path}.`);
      }
    }
    return rows;
  }
}
