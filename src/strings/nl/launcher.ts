import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'Chat openen',
  dismiss: 'Verbergen',
  failed: 'De chat kon niet worden geladen. Probeer het opnieuw.',
};
