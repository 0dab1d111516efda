import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'เปิดแชท',
  failed: 'โหลดแชทไม่สำเร็จ โปรดลองอีกครั้ง',
};
