const dayMs = 86_400_000;
/** Beyond this a number is no date, and `Intl` throws. */
const longestDate = 8.64e15;

/** "Today", "Yesterday", or the date; with a capital, since it stands alone. Empty for what is no date. */
export function dayName(ms: number, now: number, locale: string): string {
  const days = daysBefore(ms, now);
  if (days === 0 || days === 1) {
    return capitalized(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'), locale);
  }
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const format = new Intl.DateTimeFormat(locale, isSameYear(ms, now) ? options : { dateStyle: 'long' });
  return isDate(ms) ? capitalized(format.format(ms), locale) : '';
}

/** How many midnights lie between; negative for a time to come, NaN for what is no date. */
export function daysBefore(ms: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(ms).setHours(0, 0, 0, 0)) / dayMs);
}

export function isDate(ms: number): boolean {
  return Math.abs(ms) <= longestDate;
}

export function isSameYear(ms: number, now: number): boolean {
  return new Date(ms).getFullYear() === new Date(now).getFullYear();
}

export function capitalized(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
