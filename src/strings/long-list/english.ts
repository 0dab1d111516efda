import type { LongListStrings } from './long-list-strings.js';

export const english: LongListStrings = {
  earlierMessages: 'Earlier messages',
  loading: 'Loading …',
};
