import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentsOf } from '../../scripts/options-doc/comments.mjs';
import { meaningOf, optionsTable, tokensTable } from '../../scripts/options-doc/option-tables.mjs';
import { expectedOf } from '../../src/options/mistakes.js';
import { attributeName, optionPaths } from '../../src/options/option-paths.js';
import { optionTable } from '../../src/options/option-table.js';
import { parseOptions } from '../../src/options/parse-options.js';
import { themeFields } from '../../src/options/theme-tokens.js';
import { isPlainObject } from '../../src/options/values.js';

async function comments(): Promise<Map<string, string>> {
  return new Map([
    ...(await commentsOf('src/options/option-table.ts', 'optionTable')),
    ...(await commentsOf('src/options/theme-tokens.ts', 'themeFields', 'theme.')),
  ]);
}

test('finds the tables and the schema as the table of options says', { timeout: 60_000 }, async () => {
  await promisify(execFile)('node', ['scripts/options-doc.mjs', '--check']);
});

test('knows a meaning of every option and token', async () => {
  const found = await comments();
  for (const path of Object.keys(optionPaths)) expect(meaningOf(found, path)).toMatch(/\.$/);
});

test('refuses a row without a comment', async () => {
  const found = await comments();
  expect(() => optionsTable({ ...optionTable, added: optionTable.title }, found, attributeName, expectedOf)).toThrow(
    'added',
  );
  found.delete('launcher.label');
  found.delete('theme.accent');
  expect(() => optionsTable(optionTable, found, attributeName, expectedOf)).toThrow('launcher.label');
  expect(() => tokensTable(themeFields, found, attributeName)).toThrow('theme.accent');
});

/** The keywords that our schema has, as JSON Schema 2020-12 defines them. */
function fits(value: unknown, schema: unknown): boolean {
  if (!isPlainObject(schema)) return schema !== false;
  const list = (name: string): readonly unknown[] => (Array.isArray(schema[name]) ? schema[name] : []);
  const rows = isPlainObject(value) ? Object.entries(value) : [];
  const { properties, additionalProperties, propertyNames, items, pattern } = schema;
  const { minimum, exclusiveMinimum, minItems, minLength } = schema;
  const known = isPlainObject(properties) ? properties : {};
  const types: Record<string, boolean> = {
    string: typeof value === 'string',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
    array: Array.isArray(value),
    object: isPlainObject(value),
    boolean: typeof value === 'boolean',
  };
  return (
    (typeof schema.type !== 'string' || types[schema.type] === true) &&
    (!('enum' in schema) || list('enum').includes(value)) &&
    (!('const' in schema) || schema.const === value) &&
    (!('not' in schema) || !fits(value, schema.not)) &&
    (!('anyOf' in schema) || list('anyOf').some((other) => fits(value, other))) &&
    (!('oneOf' in schema) || list('oneOf').filter((other) => fits(value, other)).length === 1) &&
    (!isPlainObject(value) || list('required').every((name) => Object.hasOwn(value, String(name)))) &&
    (typeof value !== 'string' || typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)) &&
    (typeof value !== 'string' || typeof minLength !== 'number' || value.length >= minLength) &&
    (typeof value !== 'number' || typeof minimum !== 'number' || value >= minimum) &&
    (typeof value !== 'number' || typeof exclusiveMinimum !== 'number' || value > exclusiveMinimum) &&
    (!Array.isArray(value) || typeof minItems !== 'number' || value.length >= minItems) &&
    (!Array.isArray(value) || value.every((item) => fits(item, items))) &&
    rows.every(
      ([name, row]) =>
        fits(name, propertyNames) && fits(row, Object.hasOwn(known, name) ? known[name] : additionalProperties),
    )
  );
}

test('has a schema that takes what the parser takes, and nothing else', async () => {
  const schema: unknown = JSON.parse(await readFile('options.schema.json', 'utf8'));
  const address = fc.constantFrom('https://a.example', ' HTTP://a.example/x ', 'ftp://a.example', 'a.example', '');
  const values = fc.oneof(
    fc.constantFrom<unknown>(true, false, null, 0, 1, -1, 1.5, 45_000, '', ' ', 'a', 'é', 'a\nb', '€', 'X-Key', 'x y'),
    fc.constantFrom('lenient', 'session', 'inline', 'bottom-left', 'dark', 'fr', 'Authorization: Bearer'),
    fc.constantFrom<unknown>([], ['a'], ['a', 1], [''], {}, { 'X-Key': 'a' }, { 'X Key': 'a' }, { 'X-Key': 1 }),
    fc.constantFrom<unknown>(
      { label: 'a' },
      { hidden: 1 },
      { lable: 'a' },
      { accent: 'a' },
      { idle: 5 },
      { idle: '5' },
    ),
    fc.constantFrom<unknown>({ general: 'a' }, { 'rate-limit': 'a' }, { models: 'a' }, { chat: 1 }),
  );
  const names = fc.constantFrom(...Object.keys(optionTable), 'modle');
  const given = fc
    .tuple(
      fc.record({ url: address, model: fc.constantFrom('m', '', 'm') }),
      fc.dictionary(names, values, { maxKeys: 2 }),
    )
    .map(([least, more]) => ({ ...least, ...more }));
  fc.assert(
    fc.property(given, (options) => {
      let isTaken = true;
      try {
        parseOptions(options);
      } catch {
        isTaken = false;
      }
      expect({ options, isTaken: fits(options, schema) }).toEqual({ options, isTaken });
    }),
    { numRuns: 3_000 },
  );
});
