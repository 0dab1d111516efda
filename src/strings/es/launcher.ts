import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Abrir el chat',
  dismiss: 'Ocultar',
  failed: 'No se pudo cargar el chat. Inténtelo de nuevo.',
};
