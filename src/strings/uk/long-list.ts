import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Попередні повідомлення',
  loading: 'Завантаження…',
};
