/** What a piece of code is, as far as its colour goes. */
export type TokenType = (typeof tokenTypes)[number];

export const tokenTypes = [
  'keyword',
  'string',
  'number',
  'comment',
  'function',
  'type',
  'name',
  'inserted',
  'deleted',
] as const;

export interface Token {
  readonly text: string;
  /** Undefined for plain text. */
  readonly type: TokenType | undefined;
}
