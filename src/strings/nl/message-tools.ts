import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Antwoord kopiëren',
  copied: 'Gekopieerd',
  notCopied: 'Kopiëren mislukt',
  edit: 'Bewerken',
  editMessage: 'Bericht bewerken',
  send: 'Versturen',
  cancel: 'Annuleren',
  previousVersion: 'Vorige versie',
  nextVersion: 'Volgende versie',
  version: '{index} van {count}',
  larger: 'Vergroten',
  smaller: 'Verkleinen',
};
