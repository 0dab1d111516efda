import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Frühere Nachrichten',
  loading: 'Wird geladen\u00a0…',
};
