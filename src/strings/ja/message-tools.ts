import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: '回答をコピー',
  copied: 'コピーしました',
  notCopied: 'コピーできませんでした',
  edit: '編集',
  editMessage: 'メッセージを編集',
  send: '送信',
  cancel: 'キャンセル',
  previousVersion: '前のバージョン',
  nextVersion: '次のバージョン',
  version: '{index}/{count}',
  larger: '大きくする',
  smaller: '小さくする',
};
