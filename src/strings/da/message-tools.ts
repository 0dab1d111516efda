import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Kopiér svaret',
  copied: 'Kopieret',
  notCopied: 'Kunne ikke kopiere',
  edit: 'Rediger',
  editMessage: 'Rediger beskeden',
  send: 'Send',
  cancel: 'Annuller',
  previousVersion: 'Forrige version',
  nextVersion: 'Næste version',
  version: '{index} af {count}',
  larger: 'Gør større',
  smaller: 'Gør mindre',
};
