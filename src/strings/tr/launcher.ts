import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Sohbeti aç',
  dismiss: 'Gizle',
  failed: 'Sohbet yüklenemedi. Yeniden deneyin.',
};
