import type { Amounts, DataStrings } from './data-strings.js';
import { dataInEnglish } from './english.js';
import { dataInFrench } from './french.js';

const longestDate = 8.64e15;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The texts in a language; numbers and dates in the visitor's own variant of it, which the browser names in `preferred`. */
export function dataWords(language: string, preferred: readonly string[]): DataStrings {
  const locale = preferred.find((tag) => tag.split('-')[0] === language) ?? language;
  const amounts: Amounts = {
    number: (count) => new Intl.NumberFormat(locale).format(count),
    bytes(bytes) {
      const step = Math.min(units.length - 1, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
      const format = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(locale, format).format(bytes / 1000 ** step);
    },
  };
  const date = (options: Intl.DateTimeFormatOptions) => (ms: number) =>
    Math.abs(ms) <= longestDate ? new Intl.DateTimeFormat(locale, options).format(ms) : '';
  return {
    ...(language === 'fr' ? dataInFrench(amounts) : dataInEnglish(amounts)),
    day: date({ dateStyle: 'long' }),
    moment: date({ dateStyle: 'long', timeStyle: 'short' }),
  };
}
