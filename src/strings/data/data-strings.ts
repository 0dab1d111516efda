/** The texts of what a visitor may know of their data, which load with it. */
export interface DataStrings {
  /** Where the conversations are. */
  readonly where: Readonly<Record<'label' | 'persistent' | 'session' | 'memory', string>>;
  /** How much is kept. */
  readonly kept: string;
  readonly nothingKept: string;
  readonly amount: (conversations: number, messages: number, bytes: number) => string;
  readonly since: string;
  readonly until: string;
  /** How long a conversation is kept, in days. */
  readonly retention: (days: number) => string;
  readonly untilTabCloses: string;
  readonly untilPageCloses: string;

  readonly download: string;
  readonly formats: Readonly<Record<'json' | 'markdown' | 'open-webui', string>>;
  /** What a file is good for. */
  readonly formatNotes: Readonly<Record<'json' | 'markdown' | 'open-webui', string>>;
  readonly print: string;
  readonly erase: string;
  readonly eraseOne: string;
  readonly eraseAll: string;
  readonly confirmOne: string;
  readonly confirmAll: string;
  readonly keep: string;
  readonly erased: string;
  readonly notDone: string;

  /** In files for readers: a conversation without a name, and what stands after an answer that is not whole. */
  readonly conversation: string;
  readonly incomplete: string;
  /** Before a list of what an answer draws on. */
  readonly sources: string;
  /** A day, or '' for what is none. */
  readonly day: (ms: number) => string;
  /** A day and a time, or ''. */
  readonly moment: (ms: number) => string;
}

/** A number of things, and an amount of bytes, in the visitor's way of writing them. */
export interface Amounts {
  readonly number: (count: number) => string;
  readonly bytes: (bytes: number) => string;
}

/** The texts of a language, without those that `Intl` makes. */
export type DataTexts = Omit<DataStrings, 'day' | 'moment'>;
