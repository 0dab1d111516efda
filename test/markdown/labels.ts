import type { MarkdownStrings } from '../../src/strings/translation.js';

export const labels: MarkdownStrings = { opensInNewTab: 'opens in a new tab', extended: (english) => english };
