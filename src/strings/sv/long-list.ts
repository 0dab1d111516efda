import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Tidigare meddelanden',
  loading: 'Läser in\u00a0…',
};
