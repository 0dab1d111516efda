import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'チャットを開く',
  dismiss: '閉じる',
  failed: 'チャットを読み込めませんでした。もう一度お試しください。',
};
