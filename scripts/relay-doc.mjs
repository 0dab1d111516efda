import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { root, runMain, runTool } from './run.mjs';

// Writes relay/relay.schema.json and the table of options in docs/relay.md from the relay's one table of options; with
// --check it only says whether they are up to date.

/**
 * @typedef {{ kind: string, of?: any, from?: number, to?: number, orNull?: true, or?: string }} Kind
 * @typedef {{ takes: Kind, doc: string, default?: string, isRequired?: true, argument?: string }} Row
 * @typedef {Readonly<Record<string, Row>>} Table
 */

const schemaFile = join(root, 'relay', 'relay.schema.json');
const docFile = join(root, 'docs', 'relay.md');
const marks = ['<!-- options: begin (node scripts/relay-doc.mjs) -->', '<!-- options: end -->'];

await runMain(async () => {
  await runTool('typescript', ['-p', join('relay', 'tsconfig.build.json')]);
  /** @type {{ serverOptions: Table }} */
  const { serverOptions } = await import(pathToFileURL(join(root, 'relay', 'dist', 'options', 'option-table.js')).href);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Options of causerie-relay',
    ...groupSchema(serverOptions),
  };
  const doc = readFileSync(docFile, 'utf8');
  const [before = '', after = ''] = [doc.split(marks[0] ?? '')[0], doc.split(marks[1] ?? '')[1]];
  const table = `${marks[0]}\n\n${optionTable(serverOptions)}\n\n${marks[1]}`;
  await write(schemaFile, await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 }));
  await write(
    docFile,
    await format(before + table + after, { parser: 'markdown', printWidth: 120, singleQuote: true }),
  );
});

/**
 * @param {string} file
 * @param {string} text
 */
async function write(file, text) {
  let is = '';
  try {
    is = readFileSync(file, 'utf8');
  } catch {
    // There is none yet.
  }
  if (is === text) return;
  if (process.argv.includes('--check')) throw new Error(`${file} is out of date: node scripts/relay-doc.mjs`);
  writeFileSync(file, text);
}

/** @param {Table} table @returns {Record<string, unknown>} */
function groupSchema(table) {
  const required = Object.keys(table).filter((name) => table[name]?.isRequired);
  const properties = Object.entries(table).map(([name, { takes, doc }]) => [
    name,
    { description: doc, ...schemaOf(takes) },
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

/** @param {Kind} takes @returns {Record<string, unknown>} */
function schemaOf(takes) {
  const list = { type: 'array', items: { type: 'string' }, minItems: 1 };
  switch (takes.kind) {
    case 'group':
      return groupSchema(takes.of);
    case 'groups':
      return { type: 'array', minItems: 1, items: groupSchema(takes.of) };
    case 'flag':
      return { type: 'boolean' };
    case 'record':
      return { type: 'object' };
    case 'address':
      return { type: 'string', pattern: '^https?://' };
    case 'texts':
    case 'origins':
      return { anyOf: [{ type: 'string', minLength: 1 }, list] };
    case 'proxies':
      return { anyOf: [{ type: 'integer', minimum: 0, maximum: 20 }, list] };
    case 'choice':
      return { enum: takes.of };
    case 'count': {
      const isWhole = (takes.from ?? 0) >= 1 || takes.from === 0;
      const number = {
        type: isWhole ? 'integer' : 'number',
        minimum: takes.from ?? 0,
        ...(takes.to !== undefined && { maximum: takes.to }),
      };
      if (takes.or !== undefined) return { anyOf: [number, { const: takes.or }] };
      return takes.orNull ? { anyOf: [number, { type: 'null' }] } : number;
    }
    default:
      return { type: 'string', minLength: 1 };
  }
}

/** @param {Table} table */
function optionTable(table) {
  const lines = ['| option | argument | default | |', '| --- | --- | --- | --- |'];
  /** @param {Table} group @param {string} path */
  const add = (group, path) => {
    for (const [name, { takes, doc, default: usual, argument, isRequired }] of Object.entries(group)) {
      const cells = [
        `\`${path}${name}\``,
        argument ? `\`--${argument}\`` : '',
        isRequired ? '_required_' : usual ? `\`${usual}\`` : '',
        doc,
      ];
      lines.push(`| ${cells.join(' | ')} |`);
      if (takes.kind === 'group') add(takes.of, `${path}${name}.`);
      if (takes.kind === 'groups') add(takes.of, `${path}${name}[].`);
    }
  };
  add(table, '');
  return lines.join('\n');
}
