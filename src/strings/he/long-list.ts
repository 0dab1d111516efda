import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'הודעות קודמות',
  loading: 'בטעינה…',
};
