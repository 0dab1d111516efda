import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: '更早的消息',
  loading: '正在加载…',
};
