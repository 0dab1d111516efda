import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: '較早的訊息',
  loading: '載入中…',
};
