import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Öppna chatten',
  dismiss: 'Dölj',
  failed: 'Chatten kunde inte läsas in. Försök igen.',
};
