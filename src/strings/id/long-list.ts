import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Pesan sebelumnya',
  loading: 'Memuat…',
};
