/** @import { AnyField, Fields } from '../../src/options/fields.js' */

/** Options without which there is no chat: what stands in their column of defaults. */
const required = new Map([
  ['url', 'required'],
  ['model', 'required'],
]);

/**
 * What the comment above a row says. A row without one is an error, so that none is ever undocumented.
 *
 * @param {ReadonlyMap<string, string>} comments by path
 * @param {string} path
 * @returns {string} one line
 */
export function meaningOf(comments, path) {
  const meaning = comments.get(path) ?? comments.get(path.replace(/[^.]+$/, '*'));
  if (!meaning) throw new Error(`the option ${path} has no comment above its row`);
  return meaning.replace(/\s+/g, ' ');
}

/**
 * @param {Fields} fields of the whole table of options
 * @param {ReadonlyMap<string, string>} comments
 * @param {(path: string) => string} attributeName
 * @param {(kind: string) => string} expectedOf
 */
export function optionsTable(fields, comments, attributeName, expectedOf) {
  return table(
    ['Option', 'Attribute', 'Type', 'Default', 'Meaning'],
    Object.entries(fields).flatMap(([name, field]) => [
      row(name, field, meaningOf(comments, name)),
      ...(name === 'theme' ? [] : rowsOf(name, field.fields ?? {})),
    ]),
  );

  /**
   * @param {string} path
   * @param {AnyField} field
   * @param {string} meaning
   */
  function row(path, { kind, fallback }, meaning) {
    const standard = fallback === undefined ? (required.get(path) ?? '') : code(JSON.stringify(fallback));
    return [code(path), code(attributeName(path)), expectedOf(kind), standard, meaning];
  }

  /**
   * Rows that one comment stands for become one row of the table.
   *
   * @param {string} group
   * @param {Fields} within
   */
  function rowsOf(group, within) {
    const alike = Object.keys(within).filter((name) => !comments.has(`${group}.${name}`));
    return Object.entries(within).flatMap(([name, field]) => {
      const path = `${group}.${name}`;
      if (!alike.includes(name)) return [row(path, field, meaningOf(comments, path))];
      if (name !== alike[0]) return [];
      const meaning = `${meaningOf(comments, path)} One of ${alike.map(code).join(', ')}.`;
      return [row(`${group}.…`, field, meaning)];
    });
  }
}

/**
 * @param {Fields} fields of the option `theme`
 * @param {ReadonlyMap<string, string>} comments
 * @param {(path: string) => string} attributeName
 */
export function tokensTable(fields, comments, attributeName) {
  return table(
    ['Token', 'Option', 'Attribute', 'Meaning'],
    Object.keys(fields).map((token) => {
      const path = `theme.${token}`;
      return [code(`--causerie-${token}`), code(path), code(attributeName(path)), meaningOf(comments, path)];
    }),
  );
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
function table(heads, rows) {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
