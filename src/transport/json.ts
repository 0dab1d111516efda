/** A JSON object of a server; its fields are still foreign. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value, or undefined where the text is no JSON. Never throws, however deep the text nests. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one: so that a path into foreign data reads without a question at each step. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The string, or an empty one. */
export function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The JSON object in a text, or the first one of a list. */
export function firstObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}
