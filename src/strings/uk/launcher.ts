import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Відкрити чат',
  dismiss: 'Приховати',
  failed: 'Не вдалося завантажити чат. Спробуйте ще раз.',
};
