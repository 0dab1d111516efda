import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Sao chép câu trả lời',
  copied: 'Đã sao chép',
  notCopied: 'Không sao chép được',
  edit: 'Sửa',
  editMessage: 'Sửa tin nhắn',
  send: 'Gửi',
  cancel: 'Hủy',
  previousVersion: 'Phiên bản trước',
  nextVersion: 'Phiên bản sau',
  version: '{index}/{count}',
  larger: 'Phóng to',
  smaller: 'Thu nhỏ',
};
