import type { Texts } from '../translation.js';

export const launcher: Texts['launcher'] = {
  open: 'चैट खोलें',
  dismiss: 'छिपाएँ',
  failed: 'चैट लोड नहीं हो सकी। फिर से कोशिश करें।',
};
