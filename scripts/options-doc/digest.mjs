/** @import { Fields } from '../../src/options/kinds.js' */

/**
 * What the files that a visitor loads must know of the options, made from their table; the table itself, with its types
 * and kinds, would be half as long again.
 *
 * @param {Fields} table
 * @returns {string} a module
 */
export function optionDigest(table) {
  return `// Made from the table of options by scripts/options-doc.mjs. Do not edit.

/** A line for each sentence that says what a value may be: the sentence, a bar, the options, and the rows of each group. */
export const optionSpec = \`${optionSpec(table)}\`;

/** The values of absent options; a group of options is always there. */
export const optionDefaults: Readonly<Record<string, unknown>> = ${JSON.stringify(optionDefaults(table))};
`;
}

/**
 * @param {Fields} table
 * @returns {string} a line a sentence: the sentence, a bar, then the names, with spaces between them; one that ends with a
 * dot is a group, whose rows follow. A group that is in no line itself is an object. Sorted, since that compresses best.
 */
function optionSpec(table) {
  /** @type {Map<string, Map<string, string[]>>} */
  const lines = new Map();
  /** @param {Fields} fields @param {string} group */
  const add = (fields, group) => {
    for (const [name, { expected, fields: rows }] of Object.entries(fields)) {
      if (rows) add(rows, `${name}.`);
      if (rows && expected === 'an object') continue;
      const groups = lines.get(expected) ?? new Map();
      lines.set(expected, groups.set(group, [...(groups.get(group) ?? []), name]));
    }
  };
  add(table, '');
  return [...lines]
    .map(([expected, groups]) => {
      // The rows of the table itself come first, before any group is named.
      const sorted = [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
      return `${expected}|${sorted.flatMap(([group, names]) => (group ? [group, ...names] : names)).join(' ')}`;
    })
    .toSorted()
    .join('\n');
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
