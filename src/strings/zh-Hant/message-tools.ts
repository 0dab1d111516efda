import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: '複製回答',
  copied: '已複製',
  notCopied: '無法複製',
  edit: '編輯',
  editMessage: '編輯訊息',
  send: '傳送',
  cancel: '取消',
  previousVersion: '上一個版本',
  nextVersion: '下一個版本',
  version: '{index}/{count}',
  larger: '放大',
  smaller: '縮小',
};
