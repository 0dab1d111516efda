import type { GivenOptions } from './chat-options.js';
import { fits } from './fits.js';
import { mistake, unknownOption, wrongValue } from './option-mistake.js';
import type { NameOf } from './option-names.js';
import { optionPaths } from './option-paths.js';
import { isPlainObject, ownRows } from './plain-object.js';
import { shown } from './shown.js';

/**
 * Checks what an owner wrote and gives a copy of its rows, and of those of its groups. Only own properties count, for a
 * host page may have put others on `Object.prototype`; undefined is the same as absent.
 *
 * @param nameOf how a sentence names an option, for owners who wrote an attribute instead of its path
 * @param prefix the path of a group, with the dot, where the rows are those of one
 * @throws {ChatError} of code `config` on the first mistake, with one sentence that names it; a key, a header or the
 * system prompt never stands in it
 */
export function checkOptions(given: unknown, nameOf: NameOf = (path) => path, prefix = ''): GivenOptions {
  if (!isPlainObject(given)) throw mistake(`options: expected an object, got ${shown(given)}`);
  const rows = ownRows(given);
  const need = (name: string, expected = optionPaths[name] as string, holds: unknown = rows[name]): void => {
    if (!holds) throw wrongValue(expected, rows[name], name, nameOf(name));
  };

  for (const name in rows) {
    const value = rows[name];
    const path = prefix + name;
    const expected = !name.includes('.') && optionPaths[path];
    if (value === undefined) delete rows[name];
    else if (!expected) throw unknownOption(name, prefix, nameOf);
    else if (expected.endsWith('an object') && isPlainObject(value)) {
      rows[name] = checkOptions(value, nameOf, `${path}.`);
    } else if (!fits(value, expected)) throw wrongValue(expected, value, path, nameOf(path));
  }
  if (!prefix) {
    if (!rows['openWebUIUrl']) need('url');
    else need('openWebUIUrl', 'no "url" beside it', !rows['url']);
    need('model');
    if (rows['placement'] === 'inline') need('container');
  }
  // Every row has been compared with the table that the type is made of.
  return rows as GivenOptions;
}
