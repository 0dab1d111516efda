import { lazy } from '../platform/lazy.js';
import type { DateWords, Strings } from './strings.js';

export function createEnglish(dates: DateWords): Strings {
  return {
    language: 'en',
    direction: 'ltr',
    you: 'You',
    messages: 'Messages',
    newConversation: 'New conversation',
    closeChat: 'Close chat',
    menu: 'Menu',
    menuNotLoaded: 'The menu could not be loaded.',
    newTextBelow: 'New text below',
    disclaimer: 'Answers come from a model and can be wrong.',
    message: 'Message',
    placeholder: (title) => `Message ${title}`,
    send: 'Send',
    stop: 'Stop',
    greeting: 'Hello, how can we help?',
    invitation: 'Ask your question below.',
    suggestions: 'Suggested questions',
    connection: {
      checking: 'Checking …',
      online: 'Online',
      notReachable: 'Not reachable',
      notAvailable: 'Not available',
      tryingAgain: 'Not reachable, trying again',
    },
    queued: 'Sent after this answer',
    waitingOffline: 'Waiting for the connection',
    cancel: 'Cancel',
    waiting: 'Waiting for the answer',
    stillWaiting: 'Still working …',
    noFreeConnection: 'Waiting for a free connection …',
    retry: 'Retry',
    notWhole: 'The answer is not complete.',
    dismiss: 'Dismiss',
    answer: {
      opensInNewTab: 'opens in a new tab',
      extended: lazy(async () => (await import('./answer/english.js')).english),
    },
    dates,
  };
}
