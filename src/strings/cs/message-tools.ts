import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Kopírovat odpověď',
  copied: 'Zkopírováno',
  notCopied: 'Nelze zkopírovat',
  edit: 'Upravit',
  editMessage: 'Upravit zprávu',
  send: 'Odeslat',
  cancel: 'Zrušit',
  previousVersion: 'Předchozí verze',
  nextVersion: 'Další verze',
  version: '{index} z {count}',
  larger: 'Zvětšit',
  smaller: 'Zmenšit',
};
