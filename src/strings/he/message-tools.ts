import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'העתקת התשובה',
  copied: 'הועתק',
  notCopied: 'לא ניתן להעתיק',
  edit: 'עריכה',
  editMessage: 'עריכת ההודעה',
  send: 'שליחה',
  cancel: 'ביטול',
  previousVersion: 'הגרסה הקודמת',
  nextVersion: 'הגרסה הבאה',
  version: '{index} מתוך {count}',
  larger: 'הגדלה',
  smaller: 'הקטנה',
};
