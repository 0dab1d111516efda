import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Mở khung chat',
  dismiss: 'Ẩn',
  failed: 'Không tải được khung chat. Hãy thử lại.',
};
