import { localeOf } from '../date-words.js';

/** A format of each language: to make one takes longer than to use it, and a list asks for it at every message. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Hour and minute, in the visitor's own variant of the language. Empty for what is no date. */
export function timeOf(ms: number, language: string, preferred: readonly string[]): string {
  const locale = localeOf(language, preferred);
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  formats.set(locale, format);
  // A stored date may be anything a number can be; beyond what a Date holds, `Intl` throws.
  return Math.abs(ms) <= 8.64e15 ? format.format(ms) : '';
}
