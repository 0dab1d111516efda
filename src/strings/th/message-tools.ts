import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'คัดลอกคำตอบ',
  copied: 'คัดลอกแล้ว',
  notCopied: 'คัดลอกไม่ได้',
  edit: 'แก้ไข',
  editMessage: 'แก้ไขข้อความ',
  send: 'ส่ง',
  cancel: 'ยกเลิก',
  previousVersion: 'เวอร์ชันก่อนหน้า',
  nextVersion: 'เวอร์ชันถัดไป',
  version: '{index} จาก {count}',
  larger: 'ขยาย',
  smaller: 'ย่อ',
};
