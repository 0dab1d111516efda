import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Salin jawaban',
  copied: 'Disalin',
  notCopied: 'Tidak dapat menyalin',
  edit: 'Edit',
  editMessage: 'Edit pesan',
  send: 'Kirim',
  cancel: 'Batal',
  previousVersion: 'Versi sebelumnya',
  nextVersion: 'Versi berikutnya',
  version: '{index} dari {count}',
  larger: 'Perbesar',
  smaller: 'Perkecil',
};
