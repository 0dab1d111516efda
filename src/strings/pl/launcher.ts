import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Otwórz czat',
  dismiss: 'Ukryj',
  failed: 'Nie udało się wczytać czatu. Spróbuj ponownie.',
};
