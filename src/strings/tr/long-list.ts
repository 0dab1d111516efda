import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Önceki mesajlar',
  loading: 'Yükleniyor…',
};
