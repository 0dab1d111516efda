import type { Given, Resolved } from './fields.js';
import type { optionTable } from './option-table.js';

type Table = typeof optionTable;

/** Every option as it may be written, with nothing required. */
interface Rows extends Given<Table> {}

/** The options that stand by themselves. */
export interface FreeOptions extends Omit<Rows, 'url' | 'openWebUIUrl' | 'model' | 'placement' | 'container'> {}

/** The model, which every chat needs. */
export interface ModelOption extends Present<Pick<Rows, 'model'>> {}

/** The address of the server under its usual name. */
export interface UrlOption extends Present<Pick<Rows, 'url'>> {
  openWebUIUrl?: undefined;
}

/** The address of the server under its other name. */
export interface OpenWebUIUrlOption extends Present<Pick<Rows, 'openWebUIUrl'>> {
  url?: undefined;
}

/** Any place but within the page. */
export interface OwnPlacement extends Pick<Rows, 'container'> {
  placement?: Exclude<Rows['placement'], 'inline'>;
}

/** A panel that fills `container`, which must then be there. */
export interface InlinePlacement extends Present<Pick<Rows, 'container'>> {
  placement: 'inline';
}

// Only a mapped type over a type parameter keeps the comments of the rows.
type Present<T> = { [K in keyof T]-?: NonNullable<T[K]> };

/** The argument of `createChat`: the server's address, the model, and any other row of the table of options. */
export type ChatOptions = FreeOptions &
  ModelOption &
  (UrlOption | OpenWebUIUrlOption) &
  (OwnPlacement | InlinePlacement);

/** Options that `checkOptions` has let through: rows of their own, and nothing filled in. */
export type GivenOptions = Readonly<Rows>;

/** Options once read: the address under its one name, defaults filled in, the limits taken apart. */
export interface ResolvedOptions extends Omit<Resolved<Table>, 'url' | 'openWebUIUrl' | 'model'> {
  readonly url: string;
  /** The first of {@link ResolvedOptions.models}. */
  readonly model: string;
  /** Every name that was given; at least one. */
  readonly models: readonly string[];
}

/** The three limits, in milliseconds. */
export type Timeouts = ResolvedOptions['timeout'];
