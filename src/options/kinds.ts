/**
 * What a value of an option may be, as the sentence that says it: `fits` reads it, and so do the README and the schema.
 *
 * Every property is always there, since a host page may have put properties of the same name on `Object.prototype`.
 */
export interface Kind<Given, Resolved = Given, Absent = undefined> {
  /** Ends the sentence "expected …", and is the type column of the README. */
  readonly expected: string;
  /** Used when the option is absent. */
  readonly fallback: Resolved | undefined;
  /** The rows of an option that is itself a group of options. */
  readonly fields: Fields | undefined;
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

function kind<G, R = G, A = undefined>(expected: string, fallback?: R | undefined, fields?: Fields): Kind<G, R, A> {
  return { expected, fallback, fields };
}

export const string: Kind<string> = kind('a string');
export const filled: Kind<string> = kind('a string that is not empty');
export const nonNegative: Kind<number> = kind('a number of at least 0');
export const count: Kind<number> = kind('a whole number of at least 0');
export const countFromOne: Kind<number> = kind('a whole number above 0');

export const boolean: Kind<boolean> = kind('true or false');
export const days: Kind<number> = kind('a number of days above 0');
export const milliseconds: Kind<number> = kind('a number of milliseconds above 0');

/** One of some values; the first is the default. */
export function oneOf<const T extends readonly [string | boolean, ...(string | boolean)[]]>(
  ...values: T
): Kind<T[number], T[number], never> {
  return kind(values.map((value) => JSON.stringify(value)).join(' or '), values[0]);
}

/** What fits either of two kinds. */
export function either<A, RA, B, RB>(a: Kind<A, RA>, b: Kind<B, RB>): Kind<A | B, RA | RB> {
  return kind(`${a.expected} or ${b.expected}`);
}

/** A function; what it returns is checked where it is called. */
export function callback<T extends (...args: never[]) => unknown>(expected: string): Kind<T> {
  return kind(expected);
}

/** A list; its items are of a kind that is no list and no choice. */
export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  return kind(`a list, each item ${item.expected}`);
}

/** The same with one item at least. */
export function filledListOf<T>(item: Kind<T>): Kind<readonly T[]> {
  return kind(`a list that is not empty, each item ${item.expected}`);
}

/** A promise of any realm; what it gives is checked where it is awaited. */
export function promise<T>(expected: string): Kind<PromiseLike<T>> {
  return kind(expected);
}

/** An absolute address the widget may call. */
export const httpUrl: Kind<string> = kind('a string that starts with http:// or https://');

/** An object with these values under any name. */
export function mapOf<T>(item: Kind<T>): Kind<Readonly<Record<string, T>>> {
  return kind(`an object, each value ${item.expected}`);
}

/** An element of the page, or a selector that finds one. */
export const elementOrSelector: Kind<string | HTMLElement> = kind('an element or a string that selects one');

/** Gives a kind the value that an absent option has. */
export function withDefault<G, R>(base: Kind<G, R>, fallback: R): Kind<G, R, never> {
  return kind(base.expected, fallback);
}

/**
 * A group of options; its rows are read one by one, so that an error names the row. Where a kind for all is given,
 * one value of it stands for the same value in every row.
 */
export function group<F extends Fields, All = never>(
  fields: F,
  all?: Kind<All>,
): Kind<Given<F> | All, Resolved<F>, never> {
  return kind<Given<F> | All, Resolved<F>, never>(
    all ? `${all.expected} or an object` : 'an object',
    undefined,
    fields,
  );
}
