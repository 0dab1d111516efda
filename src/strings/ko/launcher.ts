import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: '채팅 열기',
  dismiss: '숨기기',
  failed: '채팅을 불러오지 못했습니다. 다시 시도해 주세요.',
};
