import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Åbn chatten',
  dismiss: 'Skjul',
  failed: 'Chatten kunne ikke indlæses. Prøv igen.',
};
