import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Tin nhắn trước đó',
  loading: 'Đang tải…',
};
