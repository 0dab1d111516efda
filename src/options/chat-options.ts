import type { Given, Resolved } from './kinds.js';
import type { optionTable } from './option-table.js';

type Table = typeof optionTable;
type Rows = Given<Table>;
type With<K extends keyof Rows> = Present<Pick<Rows, K>>;
// Only a mapped type over a type parameter keeps the comments of the rows.
type Present<T> = { [K in keyof T]-?: NonNullable<T[K]> };

/** What `createChat` takes: the server's address, the model, and any other row of the table of options. */
export type ChatOptions = Omit<Rows, 'url' | 'openWebUIUrl' | 'model'> &
  With<'model'> &
  ((With<'url'> & { openWebUIUrl?: undefined }) | (With<'openWebUIUrl'> & { url?: undefined }));

/** Options that `checkOptions` has let through: rows of their own, and nothing filled in. */
export type GivenOptions = Readonly<Rows>;

/** Options once read: the address under its one name, defaults filled in, the limits taken apart. */
export type ResolvedOptions = Omit<Resolved<Table>, 'url' | 'openWebUIUrl' | 'model'> & {
  readonly url: string;
  /** The first of {@link ResolvedOptions.models}. */
  readonly model: string;
  /** Every name that was given; at least one. */
  readonly models: readonly string[];
};

/** The three limits, in milliseconds. */
export type Timeouts = ResolvedOptions['timeout'];
