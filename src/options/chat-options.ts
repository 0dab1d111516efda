import type { Given, Resolved } from './kinds.js';
import type { optionTable } from './option-table.js';

type Table = typeof optionTable;

/** What `createChat` takes. Every field is described in the README's table of options. */
export type ChatOptions = Omit<Given<Table>, 'url' | 'model'> & { model: string } & (
    | { url: string; openWebUIUrl?: never }
    | {
        /** Another name of `url`. */
        openWebUIUrl: string;
        url?: never;
      }
  );

/** The three limits, in milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly firstToken: number;
  readonly idle: number;
}

/** Options once read: aliases replaced, defaults filled in, the limits taken apart. */
export type ResolvedOptions = Omit<Resolved<Table>, 'url' | 'model' | 'timeout'> & {
  readonly url: string;
  readonly model: string;
  readonly timeout: Timeouts;
};
