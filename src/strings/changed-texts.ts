import type * as english from './en/texts.js';

/** Texts in place of those of a language: any of a feature, in the shape of `src/strings/en/`. */
export type TextChanges = { readonly [F in keyof typeof english]?: Changes<(typeof english)[F]> };

type Changes<T> = T extends string
  ? string
  : T extends { readonly other: string }
    ? string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string })
    : { readonly [K in keyof T]?: Changes<T[K]> };

/**
 * Texts with others in the place of those that are named; whatever else the changes hold is left out.
 *
 * @param changes a translation, or what an owner gave
 */
export function changedTexts<T extends object>(texts: T, changes: object | undefined): T {
  if (!changes) return texts;
  const given = new Map<string, unknown>(Object.entries(changes));
  const rows = Object.entries(texts).map(([name, text]) => [name, changedText(text, given.get(name))]);
  // The same names with the same kinds of values.
  return Object.fromEntries(rows) as T;
}

function changedText(text: object | string, change: unknown): object | string {
  if (typeof text === 'string') return typeof change === 'string' ? change : text;
  // The forms of a plural are replaced together: another language has others.
  if ('other' in text) return typeof change === 'string' ? { other: change } : isObject(change) ? change : text;
  return isObject(change) ? changedTexts(text, change) : text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
