import type { Texts } from '../translation.js';

export const messageTools: Texts['messageTools'] = {
  copyAnswer: 'Copier la réponse',
  copied: 'Copié',
  notCopied: 'Copie impossible',
  edit: 'Modifier',
  editMessage: 'Modifier le message',
  send: 'Envoyer',
  cancel: 'Annuler',
  previousVersion: 'Version précédente',
  nextVersion: 'Version suivante',
  version: '{index} sur {count}',
  larger: 'Agrandir',
  smaller: 'Réduire',
};
