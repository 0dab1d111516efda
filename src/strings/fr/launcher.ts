import type { Translation } from '../translation.js';

export const launcher: Translation['launcher'] = {
  open: 'Ouvrir le chat',
  failed: 'Chargement impossible. Réessayez.',
};
