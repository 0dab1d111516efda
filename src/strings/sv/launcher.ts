import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Öppna chatten',
  failed: 'Chatten kunde inte läsas in. Försök igen.',
};
