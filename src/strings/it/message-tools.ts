import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Copia la risposta',
  copied: 'Copiato',
  notCopied: 'Impossibile copiare',
  edit: 'Modifica',
  editMessage: 'Modifica il messaggio',
  send: 'Invia',
  cancel: 'Annulla',
  previousVersion: 'Versione precedente',
  nextVersion: 'Versione successiva',
  version: '{index} di {count}',
  larger: 'Ingrandisci',
  smaller: 'Riduci',
};
