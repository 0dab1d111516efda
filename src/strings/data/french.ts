import type { Amounts, DataTexts } from './data-strings.js';

export function dataInFrench({ number, bytes }: Amounts): DataTexts {
  const counted = (count: number, name: string): string => `${number(count)} ${name}${count < 2 ? '' : 's'}`;
  return {
    where: {
      label: 'Où',
      persistent: 'Sur cet appareil, dans ce navigateur',
      session: 'Dans cet onglet',
      memory: 'Nulle part\u00a0: à l’écran seulement',
    },
    kept: 'Conservé',
    nothingKept: 'Rien',
    amount: (count, texts, size) => `${counted(count, 'conversation')}, ${counted(texts, 'message')}, ${bytes(size)}`,
    since: 'Depuis',
    until: 'Jusqu’à',
    retention: (days) => `${counted(days, 'jour')} après le dernier message de chacune`,
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
}
