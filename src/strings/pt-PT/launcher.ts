import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Abrir o chat',
  dismiss: 'Ocultar',
  failed: 'Não foi possível carregar o chat. Tente de novo.',
};
