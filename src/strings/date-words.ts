import type { DateWords } from './strings.js';

const dayMs = 86_400_000;

/**
 * Dates through `Intl`, in the visitor's own variant of the language (British or American English), which the
 * browser names in `preferred`.
 */
export function dateWords(language: string, preferred: readonly string[]): DateWords {
  const locale = localeOf(language, preferred);
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfOtherYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });

  function nameOf(start: number, now: number): string {
    const away = Math.round((start - startOfDay(now)) / dayMs);
    if (away === 0 || away === -1) return near.format(away, 'day');
    const isThisYear = new Date(start).getFullYear() === new Date(now).getFullYear();
    return (isThisYear ? day : dayOfOtherYear).format(start);
  }

  return {
    day(ms, now) {
      const start = startOfDay(ms);
      // A stored date may be anything a number can be; `Intl` throws where there is no day.
      const name = isNaN(start) ? '' : nameOf(start, now);
      return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
    },
  };
}

/** The visitor's own variant of the language, where the browser names one in `preferred`. */
export function localeOf(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split('-')[0] === language) ?? language;
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}
