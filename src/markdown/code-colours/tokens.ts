/** The kinds of code that have a colour of their own. */
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
