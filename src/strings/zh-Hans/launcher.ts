import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: '打开聊天',
  dismiss: '关闭',
  failed: '无法加载聊天。请重试。',
};
