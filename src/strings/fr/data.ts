import type { Texts } from '../translation.js';

export const data: Texts['data'] = {
  where: {
    label: 'Emplacement',
    persistent: 'Sur cet appareil, dans ce navigateur',
    session: 'Dans cet onglet',
    memory: 'Nulle part, seulement à l’écran',
  },
  kept: 'Contenu',
  nothingKept: 'Rien',
  amount: '{conversations}, {messages}, {size}',
  conversations: { one: '{count} conversation', many: '{count} conversations', other: '{count} conversations' },
  messages: { one: '{count} message', many: '{count} messages', other: '{count} messages' },
  since: 'Depuis',
  until: 'Jusqu’à',
  retention: {
    one: '{count} jour après le dernier message',
    many: '{count} jours après le dernier message',
    other: '{count} jours après le dernier message',
  },
  untilTabCloses: 'La fermeture de l’onglet',
  untilPageCloses: 'La fermeture de la page',

  download: 'Télécharger',
  formats: { json: 'JSON', markdown: 'Markdown', 'open-webui': 'Open WebUI' },
  formatNotes: {
    json: 'Sauvegarde complète',
    markdown: 'Pour la lecture',
    'open-webui': 'Pour «\u00a0Import Chats\u00a0» dans Open WebUI',
  },
  print: 'Imprimer cette conversation',
  erase: 'Effacer',
  eraseOne: 'Effacer cette conversation',
  eraseAll: 'Tout effacer',
  confirmOne: 'Effacer cette conversation\u00a0? C’est définitif.',
  confirmAll: 'Effacer toutes les conversations\u00a0? C’est définitif.',
  keep: 'Conserver',
  erased: 'Effacé.',
  notDone: 'Cela n’a pas fonctionné. Réessayez.',

  conversation: 'Conversation',
  sources: 'Sources',
  incomplete: 'Cette réponse est incomplète.',
};
