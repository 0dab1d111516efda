import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Chat öffnen',
  dismiss: 'Ausblenden',
  failed: 'Der Chat konnte nicht geladen werden. Erneut versuchen.',
};
