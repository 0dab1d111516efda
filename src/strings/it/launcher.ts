import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Apri la chat',
  failed: 'Impossibile caricare la chat. Riprova.',
};
