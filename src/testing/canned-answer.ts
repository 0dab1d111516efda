/** An answer, and what in a question asks for it. */
export interface CannedAnswer {
  readonly words: RegExp;
  readonly text: string;
}
