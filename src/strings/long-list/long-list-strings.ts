/** What stands at the top of a conversation of which only the end has been read. */
export interface LongListStrings {
  readonly earlierMessages: string;
  readonly loading: string;
}
