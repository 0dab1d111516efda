import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Ouvrir le chat',
  failed: 'Chargement impossible. Réessayez.',
};
