import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: '以前のメッセージ',
  loading: '読み込み中…',
};
