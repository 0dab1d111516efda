import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Eerdere berichten',
  loading: 'Laden…',
};
