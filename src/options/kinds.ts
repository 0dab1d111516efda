/**
 * What a value of an option may be. `read` gives the resolved value, or undefined where the value does not fit:
 * the caller then says `expected`. Nothing here throws.
 */
export interface Kind<Given, Resolved = Given> {
  /** Ends the sentence "expected …", and is the type column of the README. */
  readonly expected: string;
  read(value: unknown): Resolved | undefined;
  /** Used when the option is absent. */
  readonly fallback?: Resolved;
  /** The rows of an option that is itself a group of options. */
  readonly fields?: Fields;
  /** Only for the type system: what an owner may write. */
  readonly given?: Given;
}

/** Rows of a table of options. */
export type Fields = Readonly<Record<string, Kind<unknown, unknown>>>;

/** What an owner may write for the rows of a table. */
export type Given<F extends Fields> = { -readonly [K in keyof F]?: F[K] extends Kind<infer G, unknown> ? G : never };

/** What the rows of a table are once read: every row with a fallback is there. */
export type Resolved<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { fallback: infer D } & Kind<never, infer R>
    ? R | D
    : F[K] extends Kind<never, infer R>
      ? R | undefined
      : never;
};

function kind<T>(expected: string, fits: (value: unknown) => boolean): Kind<T> {
  return { expected, read: (value) => (fits(value) ? (value as T) : undefined) };
}

export const string: Kind<string> = kind('a string', (v) => typeof v === 'string');
export const filled: Kind<string> = kind('a string that is not empty', (v) => typeof v === 'string' && v.trim() !== '');
export const boolean: Kind<boolean> = kind('true or false', (v) => typeof v === 'boolean');
export const positiveInteger: Kind<number> = kind(
  'a whole number of at least 1',
  (v) => Number.isInteger(v) && (v as number) > 0,
);
export const wholeNumber: Kind<number> = kind(
  'a whole number of at least 0',
  (v) => Number.isInteger(v) && (v as number) >= 0,
);
export const nonNegative: Kind<number> = kind(
  'a number of at least 0',
  (v) => Number.isFinite(v) && (v as number) >= 0,
);
export const milliseconds: Kind<number> = kind(
  'a number of milliseconds above 0',
  (v) => Number.isFinite(v) && (v as number) > 0,
);

export function oneOf<const T extends readonly (string | boolean)[]>(...values: T): Kind<T[number]> {
  return kind(list(values.map((v) => JSON.stringify(v))), (v) => values.includes(v as T[number]));
}

/** The first of two kinds that fits. */
export function either<A, RA, B, RB>(a: Kind<A, RA>, b: Kind<B, RB>): Kind<A | B, RA | RB> {
  return { expected: `${a.expected} or ${b.expected}`, read: (value) => a.read(value) ?? b.read(value) };
}

/** A function; what it returns is checked where it is called. */
export function callback<T extends (...args: never[]) => unknown>(expected: string): Kind<T> {
  return kind(expected, (v) => typeof v === 'function');
}

export function listOf<G, R>(item: Kind<G, R>): Kind<readonly G[], readonly R[]> {
  return {
    expected: `a list, each item ${item.expected}`,
    read(value) {
      if (!Array.isArray(value)) return undefined;
      const read = value.map((v) => item.read(v));
      return read.includes(undefined) ? undefined : (read as R[]);
    },
  };
}

/** An absolute address the widget may call. */
export const httpUrl: Kind<string> = {
  expected: 'an address that starts with http:// or https://',
  read(value) {
    if (typeof value !== 'string' || !/^https?:\/\//i.test(value.trim())) return undefined;
    return URL.canParse(value.trim()) ? value.trim() : undefined;
  },
};

/** HTTP headers; names are checked here because a bad one would only fail at the first request. */
export const headerFields: Kind<Readonly<Record<string, string>>> = {
  expected: 'an object of header names and string values',
  read(value) {
    if (!isPlainObject(value)) return undefined;
    const fits = Object.entries(value).every(
      ([name, v]) => isHeaderName(name) && typeof v === 'string' && !/[\r\n\0]/.test(v),
    );
    return fits ? (value as Record<string, string>) : undefined;
  },
};

/** A header's name, optionally followed by a space and a scheme. */
export const headerName: Kind<string> = kind(
  'a header name, optionally with a scheme, such as "Authorization: Bearer" or "x-api-key"',
  (v) => {
    if (typeof v !== 'string') return false;
    const [name, scheme, ...rest] = v.split(/:? +/);
    return isHeaderName(name ?? '') && (scheme === undefined || isHeaderName(scheme)) && rest.length === 0;
  },
);

/** An element of the page, or a selector that finds one. */
export const elementOrSelector: Kind<string | HTMLElement> = kind(
  'an element or a CSS selector',
  (v) => (typeof v === 'string' && v !== '') || (typeof v === 'object' && v !== null && (v as Node).nodeType === 1),
);

/** Gives a kind the value that an absent option has. */
export function withDefault<G, R, const D extends R>(base: Kind<G, R>, fallback: D): Kind<G, R> & { fallback: D } {
  return { ...base, fallback };
}

/** A group of options; its rows are read one by one, so that an error names the row. */
export function group<F extends Fields>(fields: F): Kind<Given<F>, Resolved<F>> & { fields: F; fallback: Resolved<F> } {
  return {
    expected: `an object with ${list(Object.keys(fields))}`,
    fields,
    fallback: {} as Resolved<F>,
    read: (value) => (isPlainObject(value) ? (value as Resolved<F>) : undefined),
  };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('nodeType' in value);
}

function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
