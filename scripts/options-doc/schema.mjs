import { meaningOf } from './option-tables.mjs';

/** @import { AnyField, Fields } from '../../src/options/fields.js' */
/** @typedef {{ [key: string]: unknown }} Schema */

const filled = { type: 'string', pattern: '\\S' };

/**
 * The schemas of the simple forms that a file can hold: see src/options/kinds.ts.
 *
 * @type {ReadonlyMap<string, Schema>}
 */
const schemas = new Map(
  /** @type {[string, Schema][]} */ ([
    ['string', { type: 'string' }],
    ['string+', filled],
    ['url', { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://' }],
    ['boolean', { type: 'boolean' }],
    ['number', { type: 'number' }],
    ['number0', { type: 'number', minimum: 0 }],
    ['whole0', { type: 'integer', minimum: 0 }],
    ['whole1', { type: 'integer', minimum: 1 }],
    ['days', { type: 'number', exclusiveMinimum: 0 }],
    ['ms', { type: 'number', exclusiveMinimum: 0 }],
    ['null', { type: 'null' }],
    ['any', {}],
    ['selector', { type: 'string', minLength: 1 }],
  ]),
);

/** Those that only code can hold. */
const codeOnly = new Set(['element', 'function', 'getter', 'promise']);

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
  const properties = Object.entries(fields).flatMap(([name, field]) => {
    const path = prefix + name;
    const schema = schemaOf(field, comments, path);
    if (!schema) return [];
    const standard = field.fallback === undefined ? {} : { default: field.fallback };
    return [[name, { description: meaningOf(comments, path), ...schema, ...standard }]];
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/**
 * @param {AnyField} field
 * @param {ReadonlyMap<string, string>} comments
 * @param {string} path
 * @returns {Schema | undefined} undefined for what no file can hold
 */
function schemaOf({ kind, fields }, comments, path) {
  const forms = kind
    .replace('!', '')
    .split('|')
    .filter((form) => !codeOnly.has(form));
  const words = forms.filter(isWord);
  const isGroup = forms.includes('object');
  if (words.length > 0 && !isGroup) {
    return { enum: [...words, ...(forms.includes('boolean') ? [true, false] : [])] };
  }
  const any = forms.map((form) => {
    if (isWord(form)) return { const: form };
    return form === 'object' ? objectSchema(fields ?? {}, comments, `${path}.`) : formSchema(form);
  });
  return any.length > 1 ? { anyOf: any } : any[0];
}

/**
 * @param {string} form
 * @returns {Schema}
 */
function formSchema(form) {
  const [, item = '', bracket, least] = /^(.*)([[{])(1?)[\]}]$/.exec(form) ?? [];
  if (bracket === '[') return { type: 'array', items: formSchema(item), ...(least && { minItems: 1 }) };
  if (bracket === '{') return { type: 'object', additionalProperties: formSchema(item) };
  const schema = schemas.get(form);
  if (!schema) throw new Error(`no JSON schema says: ${form}`);
  return schema;
}

/** @param {string} form */
function isWord(form) {
  return /^[a-z-]+$/.test(form) && form !== 'object' && !schemas.has(form) && !codeOnly.has(form);
}
