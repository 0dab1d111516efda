import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: '复制回答',
  copied: '已复制',
  notCopied: '无法复制',
  edit: '编辑',
  editMessage: '编辑消息',
  send: '发送',
  cancel: '取消',
  previousVersion: '上一版本',
  nextVersion: '下一版本',
  version: '{index}/{count}',
  larger: '放大',
  smaller: '缩小',
};
