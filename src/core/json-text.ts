/**
 * A value as JSON, in one line. Unlike `JSON.stringify` it asks no object for its `toJSON`: Prototype.js before 1.7 puts
 * one on `Array.prototype`, which writes a list as a string.
 *
 * @param value plain data
 * @example
 * jsonText({ a: [1], b: undefined }) // '{"a":[1]}'
 * @see https://github.com/prototypejs/prototype/issues/344
 */
export function jsonText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(jsonText).join()}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${jsonText(field)}`).join()}}`;
}
