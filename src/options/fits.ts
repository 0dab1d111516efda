import { isPlainObject } from './plain-object.js';
import { shown } from './shown.js';

/** What a phrase in a sentence asks of a value, which is of the right type by then. */
const phrases: Readonly<Record<string, (value: never) => unknown>> = {
  http: (text: string) => /^\s*https?:\/\//i.test(text) && URL.canParse(text),
  empty: (value: string & readonly unknown[]) => value.trim?.() ?? value.length,
  whole: Number.isSafeInteger,
  above: (number: number) => number > 0,
  least: (number: number) => number >= 0 && number < Infinity,
  object: isPlainObject,
};

/**
 * Whether a value is what a sentence expects. The sentences of `kinds.ts` are the kinds themselves, so that what an
 * owner reads, what the documentation says and what is checked cannot part.
 */
export function fits(value: unknown, expected: string): boolean {
  return expected.split(' or ').some((one) => {
    const [kind, item] = one.split(', each ') as [string, string?];
    return (
      // All but texts and numbers are shown as their kinds begin.
      (kind.startsWith(shown(value)) || kind.includes(typeof value)) &&
      Object.entries(phrases).every(([phrase, holds]) => !kind.includes(phrase) || holds(value as never)) &&
      // A list may have holes, which only a copy shows.
      (!item || [...(Array.isArray(value) ? value : Object.values(value as object))].every((it) => fits(it, item)))
    );
  });
}
