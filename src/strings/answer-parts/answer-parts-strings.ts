/** The words around the text of an answer that plain answers do without. */
export interface AnswerPartsStrings {
  readonly thinking: string;
  /** Takes milliseconds, where they are known. */
  readonly thought: (ms: number | undefined) => string;
  /** Head of what an agent did. */
  readonly steps: (count: number) => string;
  /** What Open WebUI's own search does; takes what is searched for, where it is known. */
  readonly searching: (query: string) => string;
  readonly queries: string;
  readonly found: (count: number | undefined) => string;
  /** Read before a step that failed. */
  readonly stepFailed: string;
  /** Names of tools that nobody runs here. */
  readonly unrunTools: (names: readonly string[]) => string;

  /** Name of the list of sources. */
  readonly sources: string;
  /** Name of a mark in the text, and of the box with what the source says. */
  readonly source: (number: number, name: string) => string;
  readonly page: (page: string) => string;
  readonly closeSource: string;

  /** Name of a picture that came beside the text. */
  readonly picture: string;
  readonly showPicture: string;
  readonly pictureFailed: string;

  readonly regenerate: string;
  readonly good: string;
  readonly bad: string;
  readonly thanks: string;
  /** On the button that opens further ways to copy and what is known of the answer. */
  readonly details: string;
  readonly copyMarkdown: string;
  readonly copyRich: string;
  readonly model: string;
  readonly tokens: string;
  /** Takes counts, written out. */
  readonly tokenCounts: (read: string | undefined, written: string | undefined, all: string | undefined) => string;
  readonly duration: string;
  readonly seconds: (ms: number) => string;
}
