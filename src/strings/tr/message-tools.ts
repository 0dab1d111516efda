import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Yanıtı kopyala',
  copied: 'Kopyalandı',
  notCopied: 'Kopyalanamadı',
  edit: 'Düzenle',
  editMessage: 'Mesajı düzenle',
  send: 'Gönder',
  cancel: 'İptal',
  previousVersion: 'Önceki sürüm',
  nextVersion: 'Sonraki sürüm',
  version: '{index} / {count}',
  larger: 'Büyüt',
  smaller: 'Küçült',
};
