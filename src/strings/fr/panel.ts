import type { Texts } from '../translation.js';

export const panel: Texts['panel'] = {
  you: 'Vous',
  messages: 'Messages',
  newConversation: 'Nouvelle conversation',
  closeChat: 'Fermer le chat',
  menu: 'Menu',
  menuNotLoaded: 'Le menu n’a pas pu être chargé.',
  newTextBelow: 'Suite plus bas',
  disclaimer: 'Les réponses sont générées par IA et peuvent être fausses.',

  message: 'Message',
  placeholder: 'Message à {title}',
  send: 'Envoyer',
  stop: 'Arrêter',

  greeting: 'Bonjour, comment pouvons-nous vous aider\u00a0?',
  invitation: 'Posez votre question ci-dessous.',
  suggestions: 'Questions proposées',

  connection: {
    checking: 'Vérification…',
    online: 'En ligne',
    notReachable: 'Injoignable',
    notAvailable: 'Indisponible',
    tryingAgain: 'Injoignable, nouvelle tentative',
  },
  queued: 'Sera envoyé après cette réponse',
  waitingOffline: 'En attente d’une connexion',
  cancel: 'Annuler',
  answering: '{title} répond',
  waiting: 'En attente de la réponse',
  stillWaiting: 'Toujours en cours…',
  noFreeConnection: 'En attente d’une connexion libre…',

  retry: 'Réessayer',
  notWhole: 'Cette réponse est incomplète.',
  dismiss: 'Masquer',

  opensInNewTab: 's’ouvre dans un nouvel onglet',
  units: { seconds: '{number}\u00a0s', minutes: '{number}\u00a0min' },
};
