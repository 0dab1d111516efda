import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'نسخ الإجابة',
  copied: 'تم النسخ',
  notCopied: 'تعذّر النسخ',
  edit: 'تعديل',
  editMessage: 'تعديل الرسالة',
  send: 'إرسال',
  cancel: 'إلغاء',
  previousVersion: 'النسخة السابقة',
  nextVersion: 'النسخة التالية',
  version: '{index} من {count}',
  larger: 'تكبير',
  smaller: 'تصغير',
};
