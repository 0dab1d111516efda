import type { DateWords } from './strings.js';

const longestDate = 8.64e15;
const dayMs = 86_400_000;

/**
 * Dates through `Intl`, in the visitor's own variant of the language (British or American English), which the
 * browser names in `preferred`.
 */
export function dateWords(language: string, preferred: readonly string[]): DateWords {
  const locale = preferred.find((tag) => tag.split('-')[0] === language) ?? language;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfOtherYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });

  return {
    time: (ms) => (isDate(ms) ? time.format(ms) : ''),
    day(ms, now) {
      if (!isDate(ms)) return '';
      const days = Math.round((startOfDay(ms) - startOfDay(now)) / dayMs);
      if (days === 0 || days === -1) return capitalised(near.format(days, 'day'), locale);
      const isThisYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
      return capitalised((isThisYear ? day : dayOfOtherYear).format(ms), locale);
    },
  };
}

/** A stored date may be anything a number can be; `Intl` throws beyond what a Date holds. */
function isDate(ms: number): boolean {
  return Math.abs(ms) <= longestDate;
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
