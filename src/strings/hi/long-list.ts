import type { Translation } from '../translation.js';

export const longList: Translation['longList'] = {
  earlierMessages: 'पुराने संदेश',
  loading: 'लोड हो रहा है…',
};
