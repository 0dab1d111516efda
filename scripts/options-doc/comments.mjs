import { readFile } from 'node:fs/promises';
import { parseSync } from 'vite';

/**
 * The comments above the rows of an object literal and of those within it, by the paths of the rows. The comment
 * above a spread stands for all rows it brings: its path ends in `*`.
 *
 * @param {string} path of the source file
 * @param {string} variable that holds the object
 * @param {string} [prefix] of the paths
 * @returns {Promise<Map<string, string>>}
 */
export async function commentsOf(path, variable, prefix = '') {
  const source = await readFile(path, 'utf8');
  const { program, comments } = parseSync(path, source);
  const object = objectWithin(program.body.map((statement) => initializer(statement, variable)));
  if (!object) throw new Error(`${path} has no object ${variable}`);
  /** @type {Map<string, string>} */
  const found = new Map();
  collect(object, prefix);
  return found;

  /**
   * @param {Node} literal
   * @param {string} before
   */
  function collect(literal, before) {
    for (const property of literal.properties ?? []) {
      const row = before + (property.key ? (property.key.name ?? property.key.value) : '*');
      const comment = comments.find((c) => c.end <= property.start && !source.slice(c.end, property.start).trim());
      if (comment?.type === 'Block') found.set(row, comment.value.replace(/^\s*\*+\s?/gm, '').trim());
      const inner = property.value && objectWithin([property.value]);
      if (inner) collect(inner, `${row}.`);
    }
  }
}

/**
 * The parts of a syntax tree that are looked at.
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {number} start
 * @property {Node[]} [properties]
 * @property {Node[]} [arguments]
 * @property {Node} [expression] of `x as const` and `x satisfies T`
 * @property {Node} [declaration]
 * @property {Node[]} [declarations]
 * @property {{ name: string, value: string }} [key]
 * @property {{ name: string }} [id]
 * @property {Node | null} [init]
 * @property {Node} [value]
 */

/**
 * @param {object} statement
 * @param {string} variable
 * @returns {Node | undefined}
 */
function initializer(statement, variable) {
  const { declaration, declarations } = /** @type {Node} */ (statement);
  const declarators = declarations ?? declaration?.declarations ?? [];
  return declarators.find(({ id }) => id?.name === variable)?.init ?? undefined;
}

/**
 * The first object literal that is among the nodes, given to a call that is, or marked with a type.
 *
 * @param {(Node | undefined)[]} nodes
 * @returns {Node | undefined}
 */
function objectWithin(nodes) {
  for (const node of nodes) {
    const inner = node?.arguments ?? (node?.expression && [node.expression]);
    const object = node?.type === 'ObjectExpression' ? node : inner && objectWithin(inner);
    if (object) return object;
  }
  return undefined;
}
