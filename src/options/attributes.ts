import { isPlainObject, type AnyKind } from './kinds.js';
import { overlaid } from './merge-options.js';
import { unknownOption, wrongValue } from './option-mistake.js';
import { attributeName, optionPaths } from './option-names.js';
import { optionTable } from './option-table.js';

/**
 * Attributes that others put on script tags and elements, by their beginnings; they are not ours to judge: consent
 * managers (categ…, cmp, consent, cookie, ot-, usercentrics, and Klaro's name, src and type), speed plugins (cf, no-,
 * rocket, wp-), page transitions (swup, turbo), frameworks (astro, nscript, v-), tag managers (gtm).
 */
const foreign =
  /^data-(astro|categ|cf|cmp|consent|cookie|gtm|no|nscript|ot-|rocket|swup|turbo|usercentrics|v-|wp-|(name|src|type)$)/;

/**
 * The options that `data-*` attributes hold, for `parseOptions`. A value that may be a string is the text as it is;
 * other values are read as JSON; an empty attribute of a switch turns it on. Attributes of other tools are left out.
 *
 * @throws {ChatError} of code `config` on an unknown name, or a text that does not fit
 */
export function optionsFromAttributes(
  attributes: Iterable<{ readonly name: string; readonly value: string }>,
): Record<string, unknown> {
  const options = new Map<string, unknown>();
  for (const { name, value: text } of attributes) {
    if (!name.startsWith('data-')) continue;
    // Where a hyphen stands is not judged: openWebUIUrl can be cut into words in several ways.
    const found = [...optionPaths()].find(([path]) => letters(attributeName(path)) === letters(name));
    if (found) {
      const [path, kind] = found;
      const value = valueOf(kind, text, path, name);
      const [top = '', row] = path.split('.');
      const before = options.get(top);
      // A row of a group has an attribute of its own and wins over the group's, wherever the two stand.
      options.set(top, row ? overlaid(before, { [row]: value }) : overlaid(value, before ?? value));
    } else if (!foreign.test(name)) {
      throw unknownOption(name.slice(5), '', optionTable, attributeName);
    }
  }
  return Object.fromEntries(options);
}

function valueOf(kind: AnyKind, text: string, path: string, name: string): unknown {
  const value = kind.read(text) === undefined ? fromJson(text || 'true') : text;
  if (kind.fields && isPlainObject(value)) return value;
  const read = kind.read(value);
  if (read === undefined) throw wrongValue(kind, text, path, name, /list|object/.test(kind.expected) ? ' as JSON' : '');
  // One number for a whole group becomes its rows, so that the attribute of one row can differ.
  return kind.fields ? read : value;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function letters(name: string): string {
  return name.replace(/-/g, '');
}
