import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Копіювати відповідь',
  copied: 'Скопійовано',
  notCopied: 'Не вдалося скопіювати',
  edit: 'Редагувати',
  editMessage: 'Редагувати повідомлення',
  send: 'Надіслати',
  cancel: 'Скасувати',
  previousVersion: 'Попередня версія',
  nextVersion: 'Наступна версія',
  version: '{index} з {count}',
  larger: 'Збільшити',
  smaller: 'Зменшити',
};
