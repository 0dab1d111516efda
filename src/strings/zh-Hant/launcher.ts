import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: '開啟聊天',
  dismiss: '關閉',
  failed: '無法載入聊天。請再試一次。',
};
