import type { ChatFiles } from './create-chat.js';
import { sentencesOf } from './options/mistakes.js';

/** The files that load later, of the npm package: its bundler finds them. */
export const packageFiles: ChatFiles = {
  loadChat: () => import('./start-chat.js'),
  loadTexts: () => import('./page-texts.js'),
  loadPageTools: () => import('./launcher/page/page-tools.js'),
  sentencesOf,
};
