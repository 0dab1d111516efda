import { capitalized, dayName, daysBefore, isDate, isSameYear } from './day.js';
import { fill, type Plural, type Template } from './text.js';

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A language's short forms of the units that durations are said in. */
export interface Units {
  readonly seconds: Template<'number'>;
  readonly minutes: Template<'number'>;
}

/** Numbers, dates and plurals in the visitor's own variant of a language. What is no date is an empty text. */
export interface Format {
  number(value: number): string;
  /** The form of a text that fits the count, with the count in it as `{count}`. */
  plural(forms: Plural<'count'>, count: number): string;
  /** The form of a text that fits the count, for texts that do not say it. */
  form<T extends Plural>(forms: T, count: number): T['other'];
  /** A part of one, such as 1.15, in hundredths. */
  percent(part: number): string;
  list(items: readonly string[]): string;
  /** Whole seconds, begun ones included, for what counts down. */
  countdown(ms: number): string;
  /** Whole seconds, at least one, or minutes from 100 seconds on. Takes milliseconds. */
  duration(ms: number): string;
  /** The same with tenths of seconds below ten. */
  exactDuration(ms: number): string;
  bytes(bytes: number): string;
  /** Hour and minute. */
  time(ms: number): string;
  date(ms: number): string;
  dateAndTime(ms: number): string;
  /** "Today", "Yesterday", or the date; with a capital, since it stands alone. */
  day(ms: number, now: number): string;
  /** The month of a date, with its year where that is not this one; with a capital. */
  month(ms: number, now: number): string;
  /** A time in few letters: an hour of today, a day of this week, or a date. */
  shortMoment(ms: number, now: number): string;
}

/** The language that a format is for. */
interface SpokenLanguage {
  /** BCP 47 tag of the visitor's variant. */
  readonly locale: string;
  readonly units: Units;
}

const formats = new WeakMap<SpokenLanguage, Format>();

/** The format of a language, made once for each object that describes one. */
export function formatOf(spoken: SpokenLanguage): Format {
  const format = formats.get(spoken) ?? createFormat(spoken);
  formats.set(spoken, format);
  return format;
}

function createFormat({ locale, units }: SpokenLanguage): Format {
  /** To make a formatter takes longer than to use it, and a list asks for one at every message. */
  const dateFormats = new Map<string, Intl.DateTimeFormat>();

  function dateIn(ms: number, options: Intl.DateTimeFormatOptions): string {
    if (!isDate(ms)) return '';
    const key = JSON.stringify(options);
    const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
    return format.format(ms);
  }

  function number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(locale, options).format(value);
  }

  function form<T extends Plural>(forms: T, count: number): T['other'] {
    return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
  }

  function seconds(count: number, options?: Intl.NumberFormatOptions): string {
    return fill(units.seconds, { number: number(count, options) });
  }

  function duration(ms: number): string {
    const whole = Math.max(1, Math.round(ms / 1000));
    return whole < 100 ? seconds(whole) : fill(units.minutes, { number: number(Math.ceil(whole / 60)) });
  }

  return {
    number: (value) => number(value),
    // The form for one may say it in a word.
    plural: (forms, count) => fill<{ count: string }>(form(forms, count), { count: number(count) }),
    form,
    percent: (part) => number(part, { style: 'percent' }),
    list: (items) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(items),
    countdown: (ms) => seconds(Math.ceil(ms / 1000)),
    duration,
    exactDuration: (ms) =>
      ms < 9_950 ? seconds(ms / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : duration(ms),
    bytes(bytes) {
      const step = Math.min(byteUnits.length - 1, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
      const unit = byteUnits[step] ?? 'byte';
      return number(bytes / 1000 ** step, { style: 'unit', unit, maximumFractionDigits: 1 });
    },
    time: (ms) => dateIn(ms, { timeStyle: 'short' }),
    date: (ms) => dateIn(ms, { dateStyle: 'long' }),
    dateAndTime: (ms) => dateIn(ms, { dateStyle: 'long', timeStyle: 'short' }),
    day: (ms, now) => dayName(ms, now, locale),
    month: (ms, now) =>
      capitalized(dateIn(ms, isSameYear(ms, now) ? { month: 'long' } : { month: 'long', year: 'numeric' }), locale),
    shortMoment(ms, now) {
      const days = daysBefore(ms, now);
      if (days <= 0) return dateIn(ms, { timeStyle: 'short' });
      if (days < 7) return dateIn(ms, { weekday: 'short' });
      return dateIn(ms, isSameYear(ms, now) ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' });
    },
  };
}
