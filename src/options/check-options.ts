import type { GivenOptions } from './chat-options.js';
import { isOfKind } from './kinds.js';
import { optionGroups } from './option-groups.js';
import { isPlainObject, ownRows } from './values.js';

/** An option that is unknown, of a wrong kind, or missing: `sentenceOf` says which. */
export interface Mistake {
  /** The path of its group, with the dot; empty for the table itself. */
  readonly group: string;
  /** Empty where the whole is no object. */
  readonly name: string;
  readonly value: unknown;
}

/** An owner's options as far as they can be used, and all that is wrong with the others. */
export interface CheckedOptions {
  /** A copy without what is wrong or unknown. */
  readonly options: GivenOptions;
  readonly mistakes: readonly Mistake[];
  /** Whether there is an address and a model: without them there is no chat. */
  readonly isUsable: boolean;
}

/**
 * Checks the options that an owner wrote. Only own properties count, for a host page may have put others on
 * `Object.prototype`; undefined is the same as absent.
 */
export function checkOptions(given: unknown): CheckedOptions {
  const mistakes: Mistake[] = [];
  const named = ownRows(given);
  const rows = checkRows(given, '');
  const { url, openWebUIUrl, model, placement, container } = rows;

  if (url && openWebUIUrl) refuse('', 'openWebUIUrl', openWebUIUrl);
  if (url) delete rows['openWebUIUrl'];
  if (isPlainObject(given)) {
    if (named['openWebUIUrl'] === undefined) need('url');
    need('model');
    if (placement === 'inline' && !container) {
      need('container');
      delete rows['placement'];
    }
  }
  // Every row has been compared with the table that the type is made of.
  return { options: rows as GivenOptions, mistakes, isUsable: Boolean((url || openWebUIUrl) && model) };

  function refuse(group: string, name: string, value: unknown): void {
    mistakes.push({ group, name, value });
  }

  /** Tells an option that is missing; one of a wrong kind has been told already. */
  function need(name: string): void {
    if (named[name] === undefined) refuse('', name, undefined);
  }

  /** The rows that are as they should be, of the table or of a group. */
  function checkRows(given: unknown, group: string): Record<string, unknown> {
    const checked = ownRows({});
    if (!isPlainObject(given)) refuse(group, '', given);
    const rows = ownRows(isPlainObject(given) && given);
    for (const name in rows) {
      const value = rows[name];
      const kind = optionGroups[group]?.[name];
      if (value === undefined) continue;
      if (!kind || !isOfKind(kind, value)) refuse(group, name, value);
      else checked[name] = isPlainObject(value) && optionGroups[`${name}.`] ? checkRows(value, `${name}.`) : value;
    }
    return checked;
  }
}
