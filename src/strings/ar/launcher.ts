import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'فتح الدردشة',
  failed: 'تعذّر تحميل الدردشة. حاول مرة أخرى.',
};
