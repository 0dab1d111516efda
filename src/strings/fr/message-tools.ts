import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Copier la réponse',
  copied: 'Copié',
  notCopied: 'La copie n’a pas fonctionné',
  edit: 'Modifier',
  editMessage: 'Modifier le message',
  save: 'Enregistrer',
  cancel: 'Annuler',
  previousVersion: 'Version précédente',
  nextVersion: 'Version suivante',
  version: '{index} sur {count}',
  larger: 'Agrandir',
  smaller: 'Réduire',
};
