import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Kopiera svaret',
  copied: 'Kopierat',
  notCopied: 'Kunde inte kopiera',
  edit: 'Redigera',
  editMessage: 'Redigera meddelandet',
  send: 'Skicka',
  cancel: 'Avbryt',
  previousVersion: 'Föregående version',
  nextVersion: 'Nästa version',
  version: '{index} av {count}',
  larger: 'Förstora',
  smaller: 'Förminska',
};
