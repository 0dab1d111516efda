/**
 * A value as JSON. Unlike `JSON.stringify` it asks no object for its `toJSON`: Prototype.js before 1.7 puts one on
 * `Array.prototype`, which writes a list as a string.
 *
 * @param value plain data
 * @param indent stands before each level of a text that is laid out in lines; '' for one line
 * @see https://github.com/prototypejs/prototype/issues/344
 */
export function jsonText(value: unknown, indent = '', margin = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = margin + indent;
  const enclose = (start: string, parts: readonly string[], end: string): string => {
    if (!indent || parts.length === 0) return `${start}${parts.join(',')}${end}`;
    return `${start}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${end}`;
  };
  if (Array.isArray(value)) {
    const elements = value.map((element) => jsonText(element, indent, inner));
    return enclose('[', elements, ']');
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const colon = indent ? ': ' : ':';
  const written = fields.map(([name, field]) => `${JSON.stringify(name)}${colon}${jsonText(field, indent, inner)}`);
  return enclose('{', written, '}');
}
