/** @import { Fields } from '../../src/options/fields.js' */

/**
 * The options as the files that a visitor loads need them, made from their table; the table itself, with its types,
 * would be half as long again.
 *
 * @param {Fields} table
 * @returns {string} a module
 */
export function optionDigest(table) {
  return `// Made from the table of options by scripts/options-doc.mjs. Do not edit.

/** For each kind, up to a comma: its code, then the names of its options; a name that ends with a dot is a group's, whose rows follow. */
export const optionKinds = ${JSON.stringify(optionKinds(table))};

/** The values of absent options; a group of options is always there. */
export const optionDefaults: Readonly<Record<string, unknown>> = ${JSON.stringify(optionDefaults(table))};
`;
}

/**
 * The sentences of the kinds, from the comments above their checks.
 *
 * @param {Record<string, string>} sentences
 * @returns {string} a module
 */
export function kindSentences(sentences) {
  return `// Made from src/options/kinds.ts by scripts/options-doc.mjs. Do not edit.

/** The words for each form of a kind, by its code. */
export const kindSentences: Readonly<Record<string, string>> = ${JSON.stringify(sentences)};
`;
}

/**
 * @param {Fields} table
 * @returns {string} sorted, since that compresses best
 */
function optionKinds(table) {
  /** @type {Map<string, Map<string, string[]>>} */
  const kinds = new Map();
  /** @param {Fields} fields @param {string} group */
  const add = (fields, group) => {
    for (const [name, { kind, fields: rows }] of Object.entries(fields)) {
      const groups = kinds.get(kind) ?? new Map();
      kinds.set(kind, groups.set(group, [...(groups.get(group) ?? []), name]));
      if (rows) add(rows, `${name}.`);
    }
  };
  add(table, '');
  return [...kinds]
    .map(([kind, groups]) => {
      // The rows of the table itself come first, before any group is named.
      const sorted = [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
      return [kind, ...sorted.flatMap(([group, names]) => (group ? [group, ...names] : names))].join(' ');
    })
    .toSorted()
    .join(',');
}

/**
 * @param {Fields} table
 * @returns {Record<string, unknown>}
 */
function optionDefaults(table) {
  return Object.fromEntries(
    Object.entries(table)
      .map(([name, { fallback, fields }]) => [name, fields ? optionDefaults(fields) : fallback])
      .filter(([, value]) => value !== undefined),
  );
}
