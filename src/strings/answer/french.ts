import type { ExtendedLabels } from '../../markdown/labels.js';

export const french: ExtendedLabels = {
  code: 'Code',
  copy: 'Copier',
  copied: 'Copié',
  notCopied: 'La copie n’a pas fonctionné',
  copyCode: (language) => (language ? `Copier le code, ${language}` : 'Copier le code'),
  wrap: 'Couper les lignes',
  loadImage: 'Charger l’image',
  imageFrom: (host) => `Image de ${host}`,
  imageHere: 'Image dans cette réponse',
  imageFailed: 'L’image n’a pas été chargée.',
  table: 'Tableau',
  copyTable: 'Copier',
  copyTableAs: (format) => `Copier le tableau en ${format}`,
  taskDone: 'Fait',
  taskOpen: 'À faire',
  formula: 'Formule',
  footnotes: 'Notes',
  footnote: (number) => `Note ${number}`,
  backToText: (number) => `Retour au texte, note ${number}`,
  shownAsText: 'Une partie de cette réponse, trop grande ou trop imbriquée, est affichée en texte brut.',
};
