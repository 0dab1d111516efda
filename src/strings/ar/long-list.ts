import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'الرسائل السابقة',
  loading: 'جارٍ التحميل…',
};
