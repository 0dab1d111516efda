import { fits } from './fits.js';
import { asRows, overlaid } from './merge-options.js';
import { unknownOption } from './option-mistake.js';
import { attributeName } from './option-names.js';
import { optionPaths } from './option-paths.js';

/**
 * Attributes that others put on script tags and elements, by their beginnings; they are not ours to judge: consent
 * managers (categ…, cmp, consent, cookie, ot-, usercentrics, and Klaro's name, src and type), speed plugins (cf, no-,
 * rocket, wp-), page transitions (swup, turbo), frameworks (astro, nscript, v-), tag managers (gtm).
 */
const foreign =
  /^data-(astro|categ|cf|cmp|consent|cookie|gtm|no|nscript|ot-|rocket|swup|turbo|usercentrics|v-|wp-|(name|src|type)$)/;

/**
 * The options that `data-*` attributes hold, for `checkOptions`. A value that may be a string is the text as it is;
 * other values are read as JSON; an empty attribute of a switch turns it on. Attributes of other tools are left out.
 *
 * @throws {ChatError} of code `config` on an unknown name
 */
export function optionsFromAttributes(
  attributes: Iterable<{ readonly name: string; readonly value: string }>,
): Record<string, unknown> {
  const paths = [...optionPaths()];
  const options: Record<string, unknown> = {};
  for (const { name, value: text } of attributes) {
    if (!name.startsWith('data-')) continue;
    // Where a hyphen stands is not judged: openWebUIUrl can be cut into words in several ways.
    const found = paths.find(([path]) => letters(attributeName(path)) === letters(name));
    let value = found && readText(found[1], text);
    // Where another tool uses a name of ours, its values are not ours to judge either.
    if (foreign.test(name) && (!found || value === text)) continue;
    if (!found) throw unknownOption(name.slice(5), '', optionPaths().keys(), attributeName);
    const [path] = found;
    // One number for a whole group becomes its rows, so that the attribute of one row can differ.
    const rows = paths.flatMap(([row]) => (row.startsWith(`${path}.`) ? row.slice(path.length + 1) : []));
    if (rows.length && typeof value === 'number') value = asRows(rows, value);
    const [top = '', row] = path.split('.');
    const before = options[top];
    // A row of a group has an attribute of its own and wins over the group's, wherever the two stand.
    options[top] = row ? overlaid(before, { [row]: value }) : overlaid(value, before ?? value);
  }
  return options;
}

/** The value that a text stands for; where it stands for none that fits, the text, which `checkOptions` then refuses. */
function readText(expected: string, text: string): unknown {
  const json = fromJson(text || 'true');
  return (Array.isArray(json) || !fits(text, expected)) && fits(json, expected) ? json : text;
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
