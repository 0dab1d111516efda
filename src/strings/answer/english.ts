import type { ExtendedLabels } from '../../markdown/labels.js';

export const english: ExtendedLabels = {
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Copying did not work',
  copyCode: (language) => (language ? `Copy code, ${language}` : 'Copy code'),
  wrap: 'Wrap lines',
  loadImage: 'Load image',
  imageFrom: (host) => `Image from ${host}`,
  imageHere: 'Image in this answer',
  imageFailed: 'The image did not load.',
  table: 'Table',
  copyTable: 'Copy',
  copyTableAs: (format) => `Copy table as ${format}`,
  taskDone: 'Done',
  taskOpen: 'To do',
  formula: 'Formula',
  footnotes: 'Footnotes',
  footnote: (number) => `Footnote ${number}`,
  backToText: (number) => `Back to the text, footnote ${number}`,
  shownAsText: 'Part of this answer is too large or too deeply nested, and is shown as plain text.',
};
