import type { LongListStrings } from './long-list-strings.js';

export const french: LongListStrings = {
  earlierMessages: 'Messages précédents',
  loading: 'Chargement …',
};
