import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Messaggi precedenti',
  loading: 'Caricamento…',
};
