import { isPromise } from '../core/is-promise.js';
import { isElement, isPlainObject } from './values.js';

/** A kind of value that an option takes: how a sentence says it, and the check that it stands for. */
export interface Kind {
  /** Ends the sentence "expected …", and is the type column of the documentation. */
  readonly expected: string;
  accepts(value: unknown): boolean;
}

/** The types that `typeof` tells apart, as far as options have them. */
interface Types {
  string: string;
  number: number;
  boolean: boolean;
  function: unknown;
  object: object | null;
}

/** A kind of values of one type. */
function kind<T extends keyof Types>(type: T, expected: string, test?: (value: Types[T]) => unknown): Kind {
  return { expected, accepts: (value) => typeof value === type && (!test || Boolean(test(value as Types[T]))) };
}

function listOf({ expected, accepts }: Kind, least = 0): Kind {
  return kind(
    'object',
    `a list${least ? ' that is not empty' : ''}, each item ${expected}`,
    // A copy shows the holes of a list.
    (value) => Array.isArray(value) && value.length >= least && [...value].every(accepts),
  );
}

const string = kind('string', 'a string');
const filled = kind('string', 'a string that is not empty', (value) => value.trim());
const url = kind(
  'string',
  'a string that starts with http:// or https://',
  (value) => /^\s*https?:\/\//i.test(value) && URL.canParse(value),
);

/** The forms of kinds by their codes: `+` is for not empty, a number for the least, `[]` for a list of such. */
const forms: Readonly<Record<string, Kind>> = {
  string,
  'string+': filled,
  'string+[]': listOf(filled),
  'string+[1]': listOf(filled, 1),
  'string{}': kind(
    'object',
    'an object, each value a string',
    (value) => isPlainObject(value) && Object.values(value).every(string.accepts),
  ),
  url,
  'url[]': listOf(url),
  boolean: kind('boolean', 'true or false'),
  number0: kind('number', 'a number of at least 0', (value) => value >= 0 && value < Infinity),
  whole0: kind('number', 'a whole number of at least 0', (value) => value >= 0 && Number.isSafeInteger(value)),
  whole1: kind('number', 'a whole number above 0', (value) => value > 0 && Number.isSafeInteger(value)),
  // Infinity is one: a limit that is none.
  days: kind('number', 'a number of days above 0', (value) => value > 0),
  ms: kind('number', 'a number of milliseconds above 0', (value) => value > 0),
  null: { expected: 'null', accepts: (value) => value === null },
  'any{}': kind('object', 'an object', isPlainObject),
  object: kind('object', 'an object', isPlainObject),
  element: kind('object', 'an element', isElement),
  selector: kind('string', 'a string that selects one', (value) => value),
  function: kind('function', 'a function'),
  getter: kind('function', 'a function that returns one'),
  promise: kind('object', 'a promise of one', isPromise),
};

/**
 * Reads the code of a kind: its forms with `|` between them, after `!` where the value is private. A word that is no
 * form stands for itself.
 *
 * @example
 * kindOf('string+|string+[1]') // a name, or a list of at least one
 * kindOf('auto|light|dark')
 */
export function kindOf(code: string): Kind {
  const kinds = code
    .replace('!', '')
    .split('|')
    .map((form) => forms[form] ?? { expected: JSON.stringify(form), accepts: (value: unknown) => value === form });
  return {
    expected: kinds.map(({ expected }) => expected).join(' or '),
    accepts: (value) => kinds.some(({ accepts }) => accepts(value)),
  };
}

/** Never shown in a sentence, since it may open a door. */
export function isPrivate(code: string): boolean {
  return code.startsWith('!');
}

/** Written as JSON in an attribute; a list may also be written with commas between its items. */
export function isJson(code: string): boolean {
  return /[[{j]/.test(code);
}

export function isList(code: string): boolean {
  return code.endsWith('[]');
}

/** Has rows of its own, each an option. */
export function isGroup(code: string): boolean {
  return code.endsWith('object');
}
