import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Wcześniejsze wiadomości',
  loading: 'Wczytywanie…',
};
