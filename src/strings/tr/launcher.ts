import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Sohbeti aç',
  failed: 'Sohbet yüklenemedi. Yeniden deneyin.',
};
