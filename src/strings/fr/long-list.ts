import type { Texts } from '../translation.js';

export const longList: Texts['longList'] = {
  earlierMessages: 'Messages précédents',
  loading: 'Chargement…',
};
