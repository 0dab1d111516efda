import { meaningOf } from './option-tables.mjs';

/** @import { AnyKind, Fields } from '../../src/options/kinds.js' */
/** @typedef {{ [key: string]: unknown }} Schema */

/**
 * The schema of each kind, by what it says it expects; what JSON cannot hold has none.
 *
 * @type {ReadonlyMap<string, Schema | undefined>}
 */
const schemas = new Map([
  ['a string', { type: 'string' }],
  ['a string that is not empty', { type: 'string', pattern: '\\S' }],
  ['a number of at least 0', { type: 'number', minimum: 0 }],
  ['a whole number of at least 0', { type: 'integer', minimum: 0 }],
  ['a whole number above 0', { type: 'integer', minimum: 1 }],
  ['a number of milliseconds above 0', { type: 'number', exclusiveMinimum: 0 }],
  ['a string that starts with http:// or https://', { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://' }],
  ['an object, each value a string', { type: 'object', additionalProperties: { type: 'string' } }],
  ['a string that selects one', { type: 'string' }],
  ['an element', undefined],
  ['true or false', { type: 'boolean' }],
  ['a number of days above 0', { type: 'number', exclusiveMinimum: 0 }],
  ['a function that returns one', undefined],
  ['a promise of one', undefined],
]);

/**
 * The options as a JSON schema, for editors and for whoever keeps them in a file.
 *
 * @param {Fields} fields of the whole table
 * @param {ReadonlyMap<string, string>} comments
 * @returns {Schema}
 */
export function optionsSchema(fields, comments) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Options of Causerie',
    ...objectSchema(fields, comments, ''),
    required: ['model'],
    oneOf: [{ required: ['url'] }, { required: ['openWebUIUrl'] }],
    anyOf: [{ properties: { placement: { not: { const: 'inline' } } } }, { required: ['container'] }],
  };
}

/**
 * @param {Fields} fields
 * @param {ReadonlyMap<string, string>} comments
 * @param {string} prefix
 * @returns {Schema}
 */
function objectSchema(fields, comments, prefix) {
  // What only code can say, a function for one, has no place in a file.
  const written = Object.entries(fields).filter(([, { expected }]) => expected !== 'a function');
  const properties = written.map(([name, kind]) => {
    const path = prefix + name;
    const standard = kind.fallback === undefined ? {} : { default: kind.fallback };
    return [name, { description: meaningOf(comments, path), ...schemaOf(kind, comments, path), ...standard }];
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/**
 * @param {AnyKind} kind
 * @param {ReadonlyMap<string, string>} comments
 * @param {string} path
 * @returns {Schema}
 */
function schemaOf(kind, comments, path) {
  if (!kind.fields) return sentenceSchema(kind.expected);
  const object = objectSchema(kind.fields, comments, `${path}.`);
  const other = kind.expected.replace(/( or )?an object$/, '');
  return other ? { anyOf: [sentenceSchema(other), object] } : object;
}

/**
 * @param {string} expected
 * @returns {Schema}
 */
function sentenceSchema(expected) {
  const known = schemas.get(expected);
  if (known) return known;
  const [, isFilled, item] = /^a list( that is not empty)?, each item (.*)$/.exec(expected) ?? [];
  if (item) return { type: 'array', items: sentenceSchema(item), ...(isFilled && { minItems: 1 }) };
  // "true or false" is one kind, though it holds the word that joins two.
  const parts = expected.split(/(?<!^true) or /);
  if (parts.every(isJson)) return { enum: parts.map((part) => JSON.parse(part)) };
  const [first, ...others] = parts.filter((part) => !schemas.has(part) || schemas.get(part));
  if (!first || parts.length < 2) throw new Error(`no JSON schema says: ${expected}`);
  return others.length ? { anyOf: [first, ...others].map(sentenceSchema) } : sentenceSchema(first);
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
