/** The texts at the top of a conversation of which only the end has been read. */
export const longList = {
  earlierMessages: 'Earlier messages',
  loading: 'Loading …',
} as const;
