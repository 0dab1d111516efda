import { attempt } from '../core/attempt.js';
import { lettersOf } from '../core/closest.js';
import { isOfKind } from './kinds.js';
import { mergeOptions } from './merge-options.js';
import { optionGroups } from './option-groups.js';
import { ownRows } from './values.js';

/**
 * Attributes that others put on script tags and elements, by their beginnings as `dataset` has them; they are not ours
 * to judge: consent managers (categ…, cmp, consent, cookie, ot-, usercentrics, and Klaro's name, src and type), speed
 * plugins (cf, no-, rocket, wp-), page transitions (swup, turbo), frameworks (astro, nscript, v-), tag managers (gtm).
 */
const foreign = /^(astro|c(ateg|f|mp|onsent|ook)|gtm|n[os]|ot|rocket|swup|turbo|userc|v[-A-Z]|wp|(name|src|type)$)/;

/**
 * The options that `data-*` attributes hold, for `checkOptions`, which judges them; an unknown name is a row, too. A
 * value that may be a string is the text as it is; other values are read as JSON; an empty attribute of a switch turns it
 * on. A row of a group has an attribute of its own, and wins over the group's. Attributes of other tools are left out.
 */
export function readAttributes(dataset: DOMStringMap): Record<string, unknown> {
  const options = ownRows({});
  const groups: Record<string, Record<string, unknown>> = {};
  // Not `Object.entries`: it throws on a dataset where the host page has put a `get` on `Object.prototype`.
  for (const name of Object.getOwnPropertyNames(dataset)) {
    const text = dataset[name] ?? '';
    // The place of a hyphen is not judged: openWebUIUrl can be cut into words in several ways.
    const [group, row, kind] = placeOf(name.toLowerCase()) ?? ['', name];
    const value = readText(kind, text);
    // Where another tool uses a name of ours, its values are not ours to judge either.
    if (foreign.test(name) && value === text) continue;
    if (group) groups[group] = { ...groups[group], [row]: value };
    else options[row] = value;
    if (typeof value !== 'number') continue;
    // One number for a whole group stands for each of its rows.
    for (const each in optionGroups[`${row}.`]) groups[row] = { [each]: value, ...groups[row] };
  }
  return mergeOptions(options, groups);
}

/** The option of an attribute: its group, its name in it, and its kind. */
function placeOf(letters: string): readonly [group: string, name: string, kind?: string] | undefined {
  for (const group in optionGroups) {
    for (const [name, kind] of Object.entries(optionGroups[group] ?? {})) {
      if (lettersOf(group + name) === letters) return [group.slice(0, -1), name, kind];
    }
  }
  return undefined;
}

/** Whether any attribute is meant for the chat. */
export function hasOptions(dataset: DOMStringMap): boolean {
  return Object.keys(readAttributes(dataset)).length > 0;
}

/** The value that a text stands for; where it stands for none that fits, the text, which `checkOptions` then refuses. */
function readText(kind: string | undefined, text: string): unknown {
  if (!kind) return text;
  const value = attempt<unknown>(() => JSON.parse(text || 'true'));
  // A text that begins as JSON is no list with commas: one may stand in an item of it.
  const items = !/^\s*\[/.test(text) && text.split(',').map((item) => item.trim());
  const readings = [Array.isArray(value) ? value : text, text === 'none' ? null : value, items];
  const fitting = readings.find((reading) => isOfKind(kind, reading));
  return fitting === undefined ? text : fitting;
}
