import { lettersOf } from '../core/closest.js';
import { fits } from './fits.js';
import { mergeOptions } from './merge-options.js';
import { unknownOption } from './option-mistake.js';
import { attributeName } from './option-names.js';
import { optionPaths, rowsOf } from './option-paths.js';

/**
 * Attributes that others put on script tags and elements, by their beginnings as `dataset` has them; they are not ours
 * to judge: consent managers (categ…, cmp, consent, cookie, ot-, usercentrics, and Klaro's name, src and type), speed
 * plugins (cf, no-, rocket, wp-), page transitions (swup, turbo), frameworks (astro, nscript, v-), tag managers (gtm).
 */
const foreign = /^(astro|c(ateg|f|mp|onsent|ook)|gtm|n[os]|ot|rocket|swup|turbo|userc|v[-A-Z]|wp|(name|src|type)$)/;

/**
 * The options that `data-*` attributes hold, for `checkOptions`. A value that may be a string is the text as it is;
 * other values are read as JSON; an empty attribute of a switch turns it on. Attributes of other tools are left out.
 *
 * @param dataset of an element
 * @throws {ChatError} of code `config` on an unknown name
 */
export function optionsFromAttributes(dataset: DOMStringMap): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const rowOptions: Record<string, object> = {};
  // Not `Object.entries`: it throws on a dataset where the host page has put a `get` on `Object.prototype`.
  for (const name of Reflect.ownKeys(dataset) as string[]) {
    const text = dataset[name] as string;
    // Where a hyphen stands is not judged: openWebUIUrl can be cut into words in several ways.
    const path = Object.keys(optionPaths).find((known) => lettersOf(known) === name.toLowerCase());
    const value = path && readText(optionPaths[path] as string, text);
    // Where another tool uses a name of ours, its values are not ours to judge either.
    if (foreign.test(name) && (!path || value === text)) continue;
    if (!path) throw unknownOption(name, '', attributeName);
    const [top, row] = path.split('.') as [string, string?];
    if (row) rowOptions[top] = { ...rowOptions[top], [row]: value };
    else options[top] = value;
    // One number for a whole group stands for each of its rows, so that the attribute of one row can differ.
    if (typeof value === 'number') {
      for (const each of rowsOf(`${path}.`)) rowOptions[top] = { [each]: value, ...rowOptions[top] };
    }
  }
  // A row of a group has an attribute of its own and wins over the group's, wherever the two stand.
  return mergeOptions(options, rowOptions);
}

/** The value that a text stands for; where it stands for none that fits, the text, which `checkOptions` then refuses. */
function readText(expected: string, text: string): unknown {
  try {
    const json: unknown = JSON.parse(text || 'true');
    if ((Array.isArray(json) || !fits(text, expected)) && fits(json, expected)) return json;
  } catch {
    // No JSON.
  }
  return text;
}
