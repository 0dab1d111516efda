import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Kopiuj odpowiedź',
  copied: 'Skopiowano',
  notCopied: 'Nie udało się skopiować',
  edit: 'Edytuj',
  editMessage: 'Edytuj wiadomość',
  send: 'Wyślij',
  cancel: 'Anuluj',
  previousVersion: 'Poprzednia wersja',
  nextVersion: 'Następna wersja',
  version: '{index} z {count}',
  larger: 'Powiększ',
  smaller: 'Pomniejsz',
};
