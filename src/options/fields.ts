/**
 * A row of the table of options: the kind of its value, its default, and the types that follow from both.
 *
 * Every property is always there, since a host page may have put properties of the same name on `Object.prototype`.
 */
export interface Field<Given, Resolved = Given, Absent = undefined> {
  /** Its code: see `kindOf`. */
  readonly kind: string;
  /** Used when the option is absent. */
  readonly fallback: Resolved | undefined;
  /** The rows of an option that is itself a group of options. */
  readonly fields: Fields | undefined;
  /** Only for the type system: what an owner may write, and what an absent option resolves to. */
  readonly types?: { readonly given: Given; readonly absent: Absent };
}

/** A row of which nothing is known. */
export type AnyField = Field<unknown, unknown, unknown>;

/** Rows of a table of options. */
export type Fields = Readonly<Record<string, AnyField>>;

/** The rows of a table as an owner may write them; undefined is the same as absent. */
export type Given<F extends Fields> = {
  -readonly [K in keyof F]?: F[K] extends Field<infer G, unknown, unknown> ? G | undefined : never;
};

/** The rows of a table once read: every row is there, as undefined where it is absent without a default. */
export type Resolved<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<unknown, infer R, infer A> ? R | A : never;
};

/** A row without a default. */
export function field<G>(kind: string): Field<G> {
  return { kind, fallback: undefined, fields: undefined };
}

export const string = field<string>('string');
export const filled = field<string>('string+');
export const httpUrl = field<string>('url');
export const boolean = field<boolean>('boolean');
export const count = field<number>('whole0');
export const days = field<number>('days');
export const milliseconds = field<number>('ms');
export const filledList = field<readonly string[]>('string+[]');
export const urlList = field<readonly string[]>('url[]');
export const headers = field<Readonly<Record<string, string>>>('!string{}');
export const values = field<Readonly<Record<string, unknown>>>('!any{}');
export const elementOrSelector = field<string | HTMLElement>('element|selector');

/** One of some words; the first is the default. */
export function choice<const T extends readonly [string, ...string[]]>(
  ...words: T
): Field<T[number], T[number], never> {
  return { kind: words.join('|'), fallback: words[0], fields: undefined };
}

/** A function; what it returns is checked where it is called. */
export function callback<T extends (...args: never[]) => unknown>(): Field<T> {
  return field<T>('function');
}

/** Gives a row the value that an absent option has. */
export function withDefault<G, R>(base: Field<G, R>, fallback: R): Field<G, R, never> {
  return { kind: base.kind, fallback, fields: undefined };
}

/** A group of options; its rows are read one by one, so that an error names the row. */
export function group<F extends Fields>(fields: F): Field<Given<F>, Resolved<F>, never> {
  return { kind: 'object', fallback: undefined, fields };
}

/** The same where one number of milliseconds stands for the same value in every row. */
export function limits<F extends Fields>(fields: F): Field<Given<F> | number, Resolved<F>, never> {
  return { kind: 'ms|object', fallback: undefined, fields };
}
