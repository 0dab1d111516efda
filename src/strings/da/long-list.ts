import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Tidligere beskeder',
  loading: 'Indlæser\u00a0…',
};
