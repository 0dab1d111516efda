import type { Translation } from '../translation.js';

export const answerParts: Translation['answerParts'] = {
  thinking: 'Réflexion…',
  thoughts: 'Réflexion',
  thoughtFor: 'Réflexion de {duration}',
  steps: { one: '{count} étape', other: '{count} étapes' },
  searching: 'Recherche',
  searchingFor: 'Recherche de «\u00a0{query}\u00a0»',
  queries: 'Choix des termes de recherche',
  foundSources: 'Sources trouvées',
  found: { one: '{count} source trouvée', other: '{count} sources trouvées' },
  stepFailed: 'Échec\u00a0:',
  unrunTools: {
    one: 'L’assistant voulait utiliser un outil qui n’est pas disponible ici\u00a0: {names}.',
    other: 'L’assistant voulait utiliser des outils qui ne sont pas disponibles ici\u00a0: {names}.',
  },

  sources: 'Sources',
  source: 'Source {number}\u00a0: {name}',
  page: 'p.\u00a0{page}',
  closeSource: 'Fermer la source',

  picture: 'Image',
  showPicture: 'Charger l’image',
  pictureFailed: 'L’image n’a pas pu être chargée.',

  regenerate: 'Régénérer',
  good: 'Bonne réponse',
  bad: 'Mauvaise réponse',
  thanks: 'Merci pour votre avis.',
  details: 'Détails',
  copyMarkdown: 'Copier en Markdown',
  copyRich: 'Copier avec la mise en forme',
  copied: 'Copié',
  notCopied: 'Copie impossible',
  model: 'Modèle',
  tokens: 'Jetons',
  tokensRead: '{count} lus',
  tokensWritten: '{count} écrits',
  duration: 'Durée',
};
