import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Apri la chat',
  dismiss: 'Nascondi',
  failed: 'Impossibile caricare la chat. Riprova.',
};
