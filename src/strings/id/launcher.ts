import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Buka chat',
  dismiss: 'Tutup',
  failed: 'Chat tidak dapat dimuat. Coba lagi.',
};
