/** English letters and the same with a mark on them. */
const marked = new Map(
  [...'AaCcEeGgIiNnOoSsUuYyZz'].map((plain, at) => [plain, [...'ÅåÇçÊêĜĝÎîÑñÖöŠšÜüÝýŽž'][at] ?? plain]),
);

/**
 * Texts as a language might have them that is half as long again as English and has marks on its letters: a trial of the
 * space for texts. Values in braces stay.
 */
export function pseudoTexts<T>(texts: T): T {
  // The same names with the same kinds of values.
  return pseudo(texts) as T;
}

function pseudo(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\w+\}|\p{L}+/gu, (part) => (part[0] === '{' ? part : longer(part)));
  return Object.fromEntries(Object.entries(Object(value)).map(([name, inner]) => [name, pseudo(inner)]));
}

/** Every second letter twice: one long word breaks nowhere. */
function longer(word: string): string {
  return [...word].map((letter, at) => (marked.get(letter) ?? letter).repeat(at % 2 === 0 ? 2 : 1)).join('');
}
