import type { AnswerPartsStrings } from './answer-parts-strings.js';

export const french: AnswerPartsStrings = {
  thinking: 'Réflexion\u00a0…',
  thought: (ms) => (ms === undefined ? 'Réflexion' : `Réflexion de ${duration(ms)}`),
  steps: (count) => (count < 2 ? `${count} étape` : `${count} étapes`),
  searching: (query) => (query ? `Recherche de «\u00a0${query}\u00a0»` : 'Recherche'),
  queries: 'Choix des recherches',
  found: (count) =>
    count === undefined ? 'Sources trouvées' : count < 2 ? `${count} source trouvée` : `${count} sources trouvées`,
  stepFailed: 'N’a pas fonctionné\u00a0:',
  unrunTools: (names) =>
    `L’assistant voulait utiliser ${names.length === 1 ? 'un outil qui n’est pas disponible' : 'des outils qui ne sont pas disponibles'} ici\u00a0: ${names.join(', ')}.`,
  sources: 'Sources',
  source: (number, name) => `Source ${number}\u00a0: ${name}`,
  page: (page) => `p.\u00a0${page}`,
  closeSource: 'Fermer la source',
  picture: 'Image',
  showPicture: 'Charger l’image',
  pictureFailed: 'L’image n’a pas pu être chargée.',
  regenerate: 'Générer une autre réponse',
  good: 'Bonne réponse',
  bad: 'Mauvaise réponse',
  thanks: 'Merci.',
  details: 'Détails',
  copyMarkdown: 'Copier en Markdown',
  copyRich: 'Copier en texte enrichi',
  model: 'Modèle',
  tokens: 'Jetons',
  tokenCounts: (read, written, all) =>
    [read && `${read} lus`, written && `${written} écrits`].filter(Boolean).join(', ') || (all ?? ''),
  duration: 'Durée',
  seconds: (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1).replace('.', ',')}\u00a0s` : duration(ms)),
};

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`;
}
