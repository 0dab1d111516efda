import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Ouvrir le chat',
  dismiss: 'Masquer',
  failed: 'Chargement impossible. Réessayez.',
};
