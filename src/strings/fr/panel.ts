import type { Translation } from '../translation.js';

export const panel: Translation['panel'] = {
  you: 'Vous',
  messages: 'Messages',
  newConversation: 'Nouvelle conversation',
  closeChat: 'Fermer le chat',
  menu: 'Menu',
  menuNotLoaded: 'Le menu n’a pas pu être chargé.',
  newTextBelow: 'Suite plus bas',
  disclaimer: 'Les réponses viennent d’un modèle et peuvent être fausses.',

  message: 'Message',
  placeholder: 'Message à {title}',
  send: 'Envoyer',
  stop: 'Arrêter',

  greeting: 'Bonjour, que puis-je faire pour vous\u00a0?',
  invitation: 'Posez votre question ci-dessous.',
  suggestions: 'Questions proposées',

  connection: {
    checking: 'Vérification\u00a0…',
    online: 'En ligne',
    notReachable: 'Injoignable',
    notAvailable: 'Indisponible',
    tryingAgain: 'Injoignable, nouvel essai',
  },
  queued: 'Envoyé après cette réponse',
  waitingOffline: 'En attente de la connexion',
  cancel: 'Annuler',
  waiting: 'En attente de la réponse',
  stillWaiting: 'Toujours en cours\u00a0…',
  noFreeConnection: 'En attente d’une connexion libre\u00a0…',

  retry: 'Réessayer',
  notWhole: 'La réponse n’est pas complète.',
  dismiss: 'Masquer',

  opensInNewTab: 'nouvel onglet',
  units: { seconds: '{number}\u00a0s', minutes: '{number}\u00a0min' },
};
