import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Antwort kopieren',
  copied: 'Kopiert',
  notCopied: 'Kopieren nicht möglich',
  edit: 'Bearbeiten',
  editMessage: 'Nachricht bearbeiten',
  send: 'Senden',
  cancel: 'Abbrechen',
  previousVersion: 'Vorherige Version',
  nextVersion: 'Nächste Version',
  version: '{index} von {count}',
  larger: 'Vergrößern',
  smaller: 'Verkleinern',
};
