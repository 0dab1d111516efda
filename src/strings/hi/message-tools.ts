import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'जवाब कॉपी करें',
  copied: 'कॉपी हो गया',
  notCopied: 'कॉपी नहीं हो सका',
  edit: 'बदलें',
  editMessage: 'संदेश बदलें',
  send: 'भेजें',
  cancel: 'रद्द करें',
  previousVersion: 'पिछला संस्करण',
  nextVersion: 'अगला संस्करण',
  version: '{count} में से {index}',
  larger: 'बड़ा करें',
  smaller: 'छोटा करें',
};
