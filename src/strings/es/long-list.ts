import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'Mensajes anteriores',
  loading: 'Cargando…',
};
