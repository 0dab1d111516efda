import type { Translation } from '../translation.js';

export const data: Translation['data'] = {
  where: {
    label: 'Où',
    persistent: 'Sur cet appareil, dans ce navigateur',
    session: 'Dans cet onglet',
    memory: 'Nulle part\u00a0: à l’écran seulement',
  },
  kept: 'Conservé',
  nothingKept: 'Rien',
  amount: '{conversations}, {messages}, {size}',
  conversations: { one: '{count} conversation', other: '{count} conversations' },
  messages: { one: '{count} message', other: '{count} messages' },
  since: 'Depuis',
  until: 'Jusqu’à',
  retention: {
    one: '{count} jour après le dernier message de chacune',
    other: '{count} jours après le dernier message de chacune',
  },
  untilTabCloses: 'La fermeture de l’onglet',
  untilPageCloses: 'La fermeture de la page',

  download: 'Télécharger',
  formats: { json: 'JSON', markdown: 'Markdown', 'open-webui': 'Open WebUI' },
  formatNotes: {
    json: 'Tout, pour être relu ici',
    markdown: 'Un texte à lire',
    'open-webui': 'Pour son «\u00a0Import Chats\u00a0»',
  },
  print: 'Imprimer cette conversation',
  erase: 'Effacer',
  eraseOne: 'Effacer cette conversation',
  eraseAll: 'Tout effacer',
  confirmOne: 'Effacer cette conversation\u00a0? C’est définitif.',
  confirmAll: 'Effacer toutes les conversations\u00a0? C’est définitif.',
  keep: 'Conserver',
  erased: 'C’est effacé.',
  notDone: 'Cela n’a pas fonctionné. Réessayez.',

  conversation: 'Conversation',
  sources: 'Sources',
  incomplete: 'Cette réponse n’est pas complète.',
};
