import { lettersOf } from '../core/closest.js';
import type { Mistake } from './check-options.js';
import { isList, isOfKind } from './kinds.js';
import { optionPaths, rowsOf } from './option-paths.js';
import { isPlainObject, ownRows } from './values.js';

/**
 * Attributes that others put on script tags and elements, by their beginnings as `dataset` has them; they are not ours
 * to judge: consent managers (categ…, cmp, consent, cookie, ot-, usercentrics, and Klaro's name, src and type), speed
 * plugins (cf, no-, rocket, wp-), page transitions (swup, turbo), frameworks (astro, nscript, v-), tag managers (gtm).
 */
const foreign = /^(astro|c(ateg|f|mp|onsent|ook)|gtm|n[os]|ot|rocket|swup|turbo|userc|v[-A-Z]|wp|(name|src|type)$)/;

/** The options in the attributes of an element. */
export interface AttributeOptions {
  /** By their paths, for `checkOptions`, which judges the values. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The names that are unknown. */
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads the options that `data-*` attributes hold. A value that may be a string is the text as it is; other values are
 * read as JSON; an empty attribute of a switch turns it on. Attributes of other tools are left out.
 */
export function readAttributes(dataset: DOMStringMap): AttributeOptions {
  const values = ownRows({});
  const mistakes: Mistake[] = [];
  // Not `Object.entries`: it throws on a dataset where the host page has put a `get` on `Object.prototype`.
  for (const name of Object.getOwnPropertyNames(dataset)) {
    const text = dataset[name] ?? '';
    // The place of a hyphen is not judged: openWebUIUrl can be cut into words in several ways.
    const path = Object.keys(optionPaths).find((known) => lettersOf(known) === name.toLowerCase()) ?? '';
    const kind = optionPaths[path];
    const value = kind && readText(kind, text);
    // Where another tool uses a name of ours, its values are not ours to judge either.
    if (foreign.test(name) && (!kind || value === text)) continue;
    if (kind) values[path] = value;
    else mistakes.push({ group: '', name, value: text });
  }
  return { values, mistakes };
}

/** The same as an object. A row of a group has an attribute of its own, and wins over the group's. */
export function optionsOf(values: AttributeOptions['values']): Record<string, unknown> {
  const options = ownRows(values);
  for (const path in values) {
    const [top = '', row] = path.split('.');
    if (!row) continue;
    const group = options[top];
    const rows = ownRows(isPlainObject(group) ? group : undefined);
    // One number for a whole group stands for each of its rows.
    if (typeof group === 'number') for (const each of rowsOf(top)) rows[each] = group;
    options[top] = { ...rows, [row]: values[path] };
    delete options[path];
  }
  return options;
}

/** Whether any attribute is meant for the chat. */
export function hasOptions(dataset: DOMStringMap): boolean {
  const { values, mistakes } = readAttributes(dataset);
  return Object.keys(values).length + mistakes.length > 0;
}

/** The value that a text stands for; where it stands for none that fits, the text, which `checkOptions` then refuses. */
function readText(kind: string, text: string): unknown {
  if (text === 'none' && isOfKind(kind, null)) return null;
  const value = valueOfJson(text || 'true');
  if ((Array.isArray(value) || !isOfKind(kind, text)) && isOfKind(kind, value)) return value;
  // Not a list that was begun as JSON: a comma may stand in an item of that.
  if (!isList(kind) || /^\s*\[/.test(text)) return text;
  const items = text.split(',').map((item) => item.trim());
  return isOfKind(kind, items) ? items : text;
}

/** Undefined for what is no JSON. */
function valueOfJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
