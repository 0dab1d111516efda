import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Starší zprávy',
  loading: 'Načítání…',
};
