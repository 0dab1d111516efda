import { isPromise } from '../core/is-promise.js';
import { isElement, isPlainObject } from './values.js';

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isFilled = (value: unknown): boolean => isString(value) && value.trim() !== '';
const isAddress = (value: unknown): boolean => isString(value) && /^\s*https?:\/\//i.test(value) && URL.canParse(value);
/** Infinity is one: a limit that is none. */
const isAbove0 = (value: unknown): boolean => isNumber(value) && value > 0;
/** A copy shows the holes of a list. */
const isListOf = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && [...value].every(holds);

/**
 * The forms of kinds by their codes: `+` is for not empty, a number for the least, `[]` for a list of such. The comment
 * above a check is the sentence for it, which ends "expected …": a visitor loads the checks, and whoever made a mistake
 * the sentences, too.
 */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  /** a string */
  string: isString,
  /** a string that is not empty */
  'string+': isFilled,
  /** a list, each item a string that is not empty */
  'string+[]': (value) => isListOf(value, isFilled),
  /** a list that is not empty, each item a string that is not empty */
  'string+[1]': (value) => isListOf(value, isFilled) && String(value) !== '',
  /** an object, each value a number */
  'number{}': (value) => isPlainObject(value) && Object.values(value).every(Number.isFinite),
  /** an object, each value a string */
  'string{}': (value) => isPlainObject(value) && Object.values(value).every(isString),
  /** a string that starts with http:// or https:// */
  url: isAddress,
  /** a list, each item a string that starts with http:// or https:// */
  'url[]': (value) => isListOf(value, isAddress),
  /** true or false */
  boolean: (value) => typeof value === 'boolean',
  /** a number of at least 0 */
  number0: (value) => isNumber(value) && value >= 0 && value < Infinity,
  /** a whole number of at least 0 */
  whole0: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  /** a whole number above 0 */
  whole1: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  /** a number of days above 0 */
  days: isAbove0,
  /** a number of milliseconds above 0 */
  ms: isAbove0,
  /** null */
  null: (value) => value === null,
  /** an object */
  object: isPlainObject,
  /** an object */
  'any{}': isPlainObject,
  /** an element */
  element: isElement,
  /** a string that selects one */
  selector: (value) => isString(value) && value !== '',
  /** a function */
  function: isFunction,
  /** a function that returns one */
  getter: isFunction,
  /** a promise of one */
  promise: isPromise,
};

/**
 * Whether a value is of a kind. The code of a kind holds its forms with `|` between them, after `!` where the value is
 * private. A word that is no form stands for itself.
 *
 * @example
 * isOfKind('string+|string+[1]', value) // a name, or a list of at least one
 * isOfKind('auto|light|dark', value)
 */
export function isOfKind(code: string, value: unknown): boolean {
  return code
    .replace('!', '')
    .split('|')
    .some((form) => checks[form]?.(value) ?? value === form);
}
