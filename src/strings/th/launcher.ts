import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'เปิดแชท',
  dismiss: 'ซ่อน',
  failed: 'โหลดแชทไม่สำเร็จ โปรดลองอีกครั้ง',
};
