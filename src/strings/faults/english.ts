import type { ChatErrorCode } from '../../core/chat-error.js';
import type { FaultWords } from './fault-words.js';

export const english: FaultWords = {
  continueAnswer: 'Continue',
  tryNow: 'Try now',
  showDetails: 'Show details',
  errors: {
    network: 'No connection to the assistant.',
    offline: 'You are offline.',
    timeout: 'No answer came in time.',
    interrupted: 'The connection broke off.',
    stall: 'Nothing more came.',
    auth: 'The assistant is closed at the moment.',
    forbidden: 'The assistant may not answer here.',
    'not-found': 'The assistant was not found.',
    'bad-request': 'The assistant could not take this message.',
    'too-large': 'This message is too large. Try a shorter one.',
    'context-too-long': 'This conversation is too long. Start a new one.',
    'rate-limit': 'Too many messages at once. Wait a moment.',
    quota: 'The assistant has reached its limit for now.',
    busy: 'The assistant is busy.',
    server: 'The assistant had a problem.',
    conflict: 'Another answer is still being written.',
    redirect: 'The assistant has moved.',
    'unexpected-body': 'The answer could not be read.',
    empty: 'The answer was empty.',
    'too-long': 'The answer was too long.',
    model: 'The assistant is not available right now.',
    config: 'The assistant is not set up yet.',
    storage: 'This device has no room for more messages.',
  },
  incomplete: {
    stopped: 'You stopped this answer.',
    reload: 'The answer was cut off when the page closed.',
    length: 'The answer reached its longest length.',
    'content-filter': 'The answer was held back by a filter.',
  },
  cutOff: 'The answer was cut off.',
  retrying: (code, seconds) => `${retryReasons[code] ?? 'That did not work'}, trying again in ${seconds} s.`,
  tryAgainIn: (ms) => `Try again in ${duration(ms)}.`,
  notices: {
    'history-memory': 'Messages are not kept on this device.',
    'history-full': 'There is no room on this device for more messages.',
    eraseOldest: 'Erase the oldest conversation',
    'model-switched': (name) => `${name} answers instead.`,
    'context-trimmed': 'The conversation is long: its beginning was left out.',
    'retries-paused': 'Too much failed: nothing is tried again by itself for now.',
  },
};

const retryReasons: Partial<Record<ChatErrorCode, string>> = {
  network: 'No connection',
  offline: 'No connection',
  timeout: 'No answer yet',
  'rate-limit': 'Busy',
  busy: 'Busy',
};

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
