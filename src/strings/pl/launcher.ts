import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Otwórz czat',
  failed: 'Nie udało się wczytać czatu. Spróbuj ponownie.',
};
