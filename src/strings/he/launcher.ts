import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'פתיחת הצ׳אט',
  dismiss: 'הסתרה',
  failed: 'לא ניתן לטעון את הצ׳אט. נסו שוב.',
};
