import type { DateWords } from './strings.js';

const longestDate = 8.64e15;
const dayMs = 86_400_000;

/**
 * Dates through `Intl`, in the visitor's own variant of the language (British or American English), which the
 * browser names in `preferred`.
 */
export function dateWords(language: string, preferred: readonly string[]): DateWords {
  const locale = preferred.find((tag) => tag.split('-')[0] === language) ?? language;
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfOtherYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  /** By its start, as it is called on the day `today`: a list asks for the day of each message again and again. */
  const days = new Map<number, string>();
  let today = NaN;

  function dayOf(start: number, now: number): string {
    const away = Math.round((start - startOfDay(now)) / dayMs);
    if (away === 0 || away === -1) return capitalised(near.format(away, 'day'), locale);
    const isThisYear = new Date(start).getFullYear() === new Date(now).getFullYear();
    return capitalised((isThisYear ? day : dayOfOtherYear).format(start), locale);
  }

  return {
    day(ms, now) {
      const [start, newToday] = [startOfDay(ms), startOfDay(now)];
      if (!isDate(start)) return '';
      if (newToday !== today) days.clear();
      today = newToday;
      const name = days.get(start) ?? dayOf(start, now);
      days.set(start, name);
      return name;
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
