import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Otevřít chat',
  dismiss: 'Skrýt',
  failed: 'Chat se nepodařilo načíst. Zkuste to znovu.',
};
