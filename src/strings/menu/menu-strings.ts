/** The texts of the menu, which load with it. */
export interface MenuStrings {
  /** Name of the list of conversations. */
  readonly conversations: string;
  readonly search: string;
  /** The empty list: what it is for. */
  readonly noConversations: string;
  readonly pinned: string;
  readonly previousDays: string;
  /** What a conversation is called whose first words are not known. */
  readonly untitled: string;
  /** Said with the dot of a conversation with an answer that was not seen. */
  readonly unread: string;
  /** Opens what can be done with a conversation. */
  readonly more: (title: string) => string;
  readonly rename: string;
  readonly pin: string;
  readonly unpin: string;
  readonly delete: string;
  /** Name of the field for a title. */
  readonly title: string;
  readonly save: string;
  readonly cancel: string;
  readonly deleted: string;
  readonly undo: string;
  readonly searching: string;
  readonly found: (count: number) => string;
  /** The models to choose among. */
  readonly model: string;
  /** Name of the entry that tells what is kept. */
  readonly yourData: string;
  readonly back: string;
  /** An entry whose code could not be loaded. */
  readonly notLoaded: string;
  /** For owners, with the option `debug`. */
  readonly doctor: string;
  /** The month of a date, with its year where that is not this one. */
  readonly month: (ms: number, now: number) => string;
  /** When something was, in few letters: an hour of today, a day of this week, or a date. */
  readonly when: (ms: number, now: number) => string;
}

/** The texts of a language, without those that `Intl` makes. */
export type MenuTexts = Omit<MenuStrings, 'month' | 'when'>;
