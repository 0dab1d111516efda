import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'ข้อความก่อนหน้า',
  loading: 'กำลังโหลด…',
};
