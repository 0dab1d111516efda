import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: '이전 메시지',
  loading: '불러오는 중…',
};
