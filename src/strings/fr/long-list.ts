import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Messages précédents',
  loading: 'Chargement…',
};
