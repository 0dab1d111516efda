import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Buka chat',
  failed: 'Chat tidak dapat dimuat. Coba lagi.',
};
