import { english } from './english.js';
import { french } from './french.js';
import type { MenuStrings } from './menu-strings.js';

const dayMs = 86_400_000;

/**
 * The texts of the menu in a language; dates in the visitor's own variant of it, which the browser names in
 * `preferred`.
 */
export function menuWords(language: string, preferred: readonly string[]): MenuStrings {
  const locale = preferred.find((tag) => tag.split('-')[0] === language) ?? language;
  const format = (ms: number, options: Intl.DateTimeFormatOptions): string => {
    // Beyond what a date holds, `Intl` throws.
    return Math.abs(ms) <= 8.64e15 ? new Intl.DateTimeFormat(locale, options).format(ms) : '';
  };
  const isThisYear = (ms: number, now: number): boolean => new Date(ms).getFullYear() === new Date(now).getFullYear();
  return {
    ...(language === 'fr' ? french : english),
    month(ms, now) {
      const name = format(ms, isThisYear(ms, now) ? { month: 'long' } : { month: 'long', year: 'numeric' });
      return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
    },
    when(ms, now) {
      const days = daysBefore(ms, now);
      if (days <= 0) return format(ms, { timeStyle: 'short' });
      if (days < 7) return format(ms, { weekday: 'short' });
      return format(ms, isThisYear(ms, now) ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' });
    },
  };
}

/** How many midnights lie between; negative for a time to come. */
export function daysBefore(ms: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(ms).setHours(0, 0, 0, 0)) / dayMs);
}
