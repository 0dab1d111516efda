import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: '답변 복사',
  copied: '복사됨',
  notCopied: '복사하지 못함',
  edit: '수정',
  editMessage: '메시지 수정',
  send: '보내기',
  cancel: '취소',
  previousVersion: '이전 버전',
  nextVersion: '다음 버전',
  version: '{count}개 중 {index}',
  larger: '크게',
  smaller: '작게',
};
