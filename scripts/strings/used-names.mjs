import { parseSync } from 'vite';

/**
 * The names that code reads of objects: `x.name` and `{ name } = x`. In a set of their own are those that it reads as a
 * whole, or to compute a name within: `x.group` and `x.group[code]`, and not the group of `x.group.name`.
 *
 * @param {readonly { file: string, text: string }[]} sources
 */
export function usedNames(sources) {
  /** @type {Set<string>} */
  const read = new Set();
  /** @type {Set<string>} */
  const whole = new Set();
  for (const { file, text } of sources) visit(parseSync(file, text).program);
  return { read, whole };

  /**
   * @param {unknown} node
   * @param {Node} [parent]
   */
  function visit(node, parent) {
    if (!isNode(node)) return;
    const { type, computed, property, properties } = node;
    if (type === 'ObjectPattern') {
      const keys = (properties ?? []).flatMap(({ key }) => key?.name ?? []);
      for (const key of keys) for (const names of [read, whole]) names.add(key);
    }
    if (type === 'MemberExpression' && !computed && property?.name) {
      read.add(property.name);
      if (parent?.object !== node || parent.computed) whole.add(property.name);
    }
    for (const inner of Object.values(node)) {
      if (Array.isArray(inner)) for (const item of inner) visit(item, node);
      else visit(inner, node);
    }
  }
}

/**
 * The parts of a syntax tree that are looked at.
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {string} [name]
 * @property {boolean} [computed]
 * @property {unknown} [object]
 * @property {Node} [property]
 * @property {{ key?: Node }[]} [properties]
 */

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/**
 * Whether code shows a text: reads its name, or all of its group.
 *
 * @param {string} path such as `notices.errors.network`
 * @param {ReturnType<typeof usedNames>} names
 */
export function isUsed(path, { read, whole }) {
  const [, ...names] = path.split('.');
  const [group, name = group] = names.slice(-2);
  return read.has(name ?? '') || (names.length > 1 && whole.has(group ?? ''));
}
