/**
 * What a value of an option may be. `read` gives the resolved value, or undefined where the value does not fit:
 * the caller then says `expected`. Nothing here throws.
 *
 * Every property is always there, since a host page may have put properties of the same name on `Object.prototype`.
 */
export interface Kind<Given, Resolved = Given, Absent = undefined> {
  /** Ends the sentence "expected …", and is the type column of the README. */
  readonly expected: string;
  read(value: unknown): Resolved | undefined;
  /** The rows of an option that is itself a group of options. */
  readonly fields: Fields | undefined;
  /** Used when the option is absent. */
  readonly fallback: Resolved | undefined;
  /** Only for the type system: what an owner may write, and what an absent option resolves to. */
  readonly types?: { readonly given: Given; readonly absent: Absent };
}

/** A kind of which nothing is known. */
export type AnyKind = Kind<unknown, unknown, unknown>;

/** Rows of a table of options. */
export type Fields = Readonly<Record<string, AnyKind>>;

/** What an owner may write for the rows of a table; undefined is the same as absent. */
export type Given<F extends Fields> = {
  -readonly [K in keyof F]?: F[K] extends Kind<infer G, unknown, unknown> ? G | undefined : never;
};

/** What the rows of a table are once read: every row is there, as undefined where it is absent without a default. */
export type Resolved<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Kind<unknown, infer R, infer A> ? R | A : never;
};

function kind<G, R = G>(expected: string, read: (value: unknown) => R | undefined): Kind<G, R> {
  return { expected, read, fields: undefined, fallback: undefined };
}

function fitting<T>(expected: string, fits: (value: unknown) => value is T): Kind<T> {
  return kind(expected, (value) => (fits(value) ? value : undefined));
}

function text(expected: string, fits: (text: string) => boolean): Kind<string> {
  return fitting(expected, (value): value is string => typeof value === 'string' && fits(value));
}

function number(expected: string, fits: (number: number) => boolean): Kind<number> {
  return fitting(expected, (value): value is number => typeof value === 'number' && fits(value));
}

export const string: Kind<string> = text('a string', () => true);
export const filled: Kind<string> = text('a string that is not empty', (v) => v.trim() !== '');
export const nonNegative: Kind<number> = number('a number of at least 0', (v) => v >= 0 && v < Infinity);

export function wholeNumber(least: number): Kind<number> {
  return number(`a whole number of at least ${least}`, (v) => Number.isSafeInteger(v) && v >= least);
}

export const milliseconds: Kind<number> = number('a number of milliseconds above 0', (v) => v > 0);

/** One of some values; the first is the default. */
export function oneOf<const T extends readonly [string | boolean, ...(string | boolean)[]]>(
  ...values: T
): Kind<T[number], T[number], never> {
  const expected = values.map((v) => JSON.stringify(v)).join(' or ');
  return withDefault<T[number], T[number]>(
    fitting(expected, (value): value is T[number] => values.some((v) => v === value)),
    values[0],
  );
}

/** The first of two kinds that fits. */
export function either<A, RA, B, RB>(a: Kind<A, RA>, b: Kind<B, RB>): Kind<A | B, RA | RB> {
  return kind(`${a.expected} or ${b.expected}`, (value) => a.read(value) ?? b.read(value));
}

/** A function; what it returns is checked where it is called. */
export function callback<T extends (...args: never[]) => unknown>(expected: string): Kind<T> {
  return fitting(expected, (value): value is T => typeof value === 'function');
}

export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  return fitting(
    `a list, each item ${item.expected}`,
    (value): value is T[] => Array.isArray(value) && Array.from(value).every((given) => item.read(given) !== undefined),
  );
}

/** An absolute address the widget may call. */
export const httpUrl: Kind<string> = kind('an address that starts with http:// or https://', (value) => {
  const address = string.read(value)?.trim() ?? '';
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
});

/** An object with these values under any name. */
export function mapOf<T>(item: Kind<T>): Kind<Readonly<Record<string, T>>> {
  return fitting(
    `an object, each value ${item.expected}`,
    (value): value is Record<string, T> =>
      isPlainObject(value) && Object.values(value).every((given) => item.read(given) !== undefined),
  );
}

/** An element of the page, or a selector that finds one. */
export const elementOrSelector: Kind<string | HTMLElement> = fitting(
  'an element or a CSS selector',
  (value): value is string | HTMLElement =>
    typeof value === 'object' && value ? 'tagName' in value : filled.read(value) !== undefined,
);

/** Gives a kind the value that an absent option has. */
export function withDefault<G, R>(base: Kind<G, R>, fallback: R): Kind<G, R, never> {
  return { ...(base as Kind<G, R, never>), fallback };
}

/**
 * A group of options; its rows are read one by one, so that an error names the row. Where a kind for all is given,
 * one value of it stands for the same value in every row.
 */
export function group<F extends Fields, All = never>(
  fields: F,
  all?: Kind<All>,
): Kind<Given<F> | All, Resolved<F>, never> {
  const base = kind<Given<F> | All, Resolved<F>>(all ? `${all.expected} or an object` : 'an object', (value) => {
    const one = all?.read(value);
    return one === undefined
      ? undefined
      : (Object.fromEntries(Object.keys(fields).map((row) => [row, one])) as Resolved<F>);
  });
  return { ...(base as Kind<Given<F> | All, Resolved<F>, never>), fields };
}

/** An object as written in place or read from JSON, also of another frame: no list, element, promise or map. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return {}.toString.call(value) === '[object Object]';
}
