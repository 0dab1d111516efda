import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Mensagens anteriores',
  loading: 'Carregando…',
};
