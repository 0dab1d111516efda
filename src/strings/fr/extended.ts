import type { Translation } from '../translation.js';

export const extended: Translation['extended'] = {
  code: 'Code',
  copy: 'Copier',
  copied: 'Copié',
  notCopied: 'La copie n’a pas fonctionné',
  copyCode: 'Copier le code',
  copyCodeIn: 'Copier le code, {language}',
  wrap: 'Couper les lignes',
  loadImage: 'Charger l’image',
  imageFrom: 'Image de {host}',
  imageHere: 'Image dans cette réponse',
  imageFailed: 'L’image n’a pas été chargée.',
  table: 'Tableau',
  copyTableAs: 'Copier le tableau en {format}',
  taskDone: 'Fait',
  taskOpen: 'À faire',
  formula: 'Formule',
  footnotes: 'Notes',
  footnote: 'Note {number}',
  backToText: 'Retour au texte, note {number}',
  shownAsText: 'Une partie de cette réponse, trop grande ou trop imbriquée, est affichée en texte brut.',
};
