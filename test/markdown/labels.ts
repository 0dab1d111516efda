import type { MarkdownLabels } from '../../src/markdown/labels.js';

export const labels: MarkdownLabels = {
  code: 'Code',
  copy: 'Copy',
  copyCode: (language) => (language ? `Copy ${language} code` : 'Copy code'),
  copied: 'Copied',
  notCopied: 'Not copied',
  opensInNewTab: 'opens in a new tab',
  loadImage: 'Load image',
  imageFrom: (host) => `Image from ${host}`,
  table: 'Table',
  taskDone: 'Done',
  taskOpen: 'To do',
};
