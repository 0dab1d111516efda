import type { ChatErrorCode } from '../../core/chat-error.js';
import type { FaultWords } from './fault-words.js';

export const french: FaultWords = {
  continueAnswer: 'Continuer',
  tryNow: 'Essayer maintenant',
  showDetails: 'Afficher les détails',
  errors: {
    network: 'Pas de connexion avec l’assistant.',
    offline: 'Vous êtes hors ligne.',
    timeout: 'Aucune réponse n’est arrivée à temps.',
    interrupted: 'La connexion s’est interrompue.',
    stall: 'Plus rien n’est arrivé.',
    auth: 'L’assistant est fermé pour le moment.',
    forbidden: 'L’assistant ne peut pas répondre ici.',
    'not-found': 'L’assistant est introuvable.',
    'bad-request': 'L’assistant n’a pas pu prendre ce message.',
    'too-large': 'Ce message est trop grand. Essayez plus court.',
    'context-too-long': 'Cette conversation est trop longue. Ouvrez-en une nouvelle.',
    'rate-limit': 'Trop de messages à la fois. Patientez un instant.',
    quota: 'L’assistant a atteint sa limite pour le moment.',
    busy: 'L’assistant est occupé.',
    server: 'L’assistant a rencontré un problème.',
    conflict: 'Une autre réponse est encore en cours.',
    redirect: 'L’assistant a changé d’adresse.',
    'unexpected-body': 'La réponse n’a pas pu être lue.',
    empty: 'La réponse était vide.',
    'too-long': 'La réponse était trop longue.',
    model: 'L’assistant n’est pas disponible pour le moment.',
    config: 'L’assistant n’est pas encore installé.',
    storage: 'Cet appareil n’a plus de place pour d’autres messages.',
  },
  incomplete: {
    stopped: 'Vous avez arrêté cette réponse.',
    reload: 'La réponse a été coupée à la fermeture de la page.',
    length: 'La réponse a atteint sa longueur maximale.',
    'content-filter': 'La réponse a été retenue par un filtre.',
  },
  cutOff: 'La réponse a été coupée.',
  retrying: (code, seconds) =>
    `${retryReasons[code] ?? 'Cela n’a pas fonctionné'}, nouvel essai dans ${seconds}\u00a0s.`,
  tryAgainIn: (ms) => `Réessayez dans ${duration(ms)}.`,
  notices: {
    'history-memory': 'Les messages ne restent pas sur cet appareil.',
    'history-full': 'Plus de place sur cet appareil pour d’autres messages.',
    eraseOldest: 'Effacer la plus ancienne conversation',
    'model-switched': (name) => `${name} répond à la place.`,
    'context-trimmed': 'La conversation est longue\u00a0: son début a été laissé de côté.',
    'retries-paused': 'Trop d’échecs\u00a0: plus de nouvel essai automatique pour le moment.',
  },
};

const retryReasons: Partial<Record<ChatErrorCode, string>> = {
  network: 'Pas de connexion',
  offline: 'Pas de connexion',
  timeout: 'Pas encore de réponse',
  'rate-limit': 'Occupé',
  busy: 'Occupé',
};

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`;
}
