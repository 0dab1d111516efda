import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Otevřít chat',
  failed: 'Chat se nepodařilo načíst. Zkuste to znovu.',
};
