import type { ChatErrorCode } from '../../core/chat-error.js';
import type { IncompleteReason } from '../../core/message.js';

/** The texts of what stands in the way of an answer. */
export const notices = {
  /** Asks for the rest of an answer. */
  continueAnswer: 'Continue',
  tryNow: 'Try now',
  showDetails: 'Show details',
  /** In a notification, under the name of the assistant, and behind the name of the launcher. */
  newAnswer: 'New answer',
  /** The same where there are some in several conversations. */
  newAnswersIn: { one: 'New answers in {count} conversation', other: 'New answers in {count} conversations' },
  /** The sentence that the visitor reads for each error. */
  errors: {
    network: 'No connection to the assistant.',
    offline: 'You are offline.',
    timeout: 'The assistant took too long to answer.',
    interrupted: 'The connection was lost.',
    stall: 'The assistant stopped responding.',
    auth: 'The assistant is not set up correctly.',
    forbidden: 'The assistant is not allowed to answer here.',
    'not-found': 'The assistant could not be found.',
    'bad-request': 'The assistant could not process this message.',
    'too-large': 'This message is too long. Try a shorter one.',
    'context-too-long': 'This conversation is too long. Start a new one.',
    'rate-limit': 'Too many messages at once. Please wait a moment.',
    quota: 'The assistant has reached its limit for now.',
    busy: 'The assistant is busy.',
    server: 'The assistant ran into a problem.',
    conflict: 'Another answer is still being written.',
    redirect: 'The assistant has moved.',
    'unexpected-body': 'The answer could not be read.',
    empty: 'The answer was empty.',
    'too-long': 'The answer was too long.',
    model: 'The assistant is not available right now.',
    config: 'The assistant is not set up yet.',
    storage: 'This device has no space for more messages.',
  } satisfies Record<ChatErrorCode, string>,
  /** Why an answer is not complete, where no error is the reason. */
  incomplete: {
    stopped: 'You stopped this answer.',
    reload: 'The answer was cut off when the page closed.',
    length: 'The answer reached its maximum length.',
    'content-filter': 'The answer was blocked by a filter.',
  } satisfies Record<Exclude<IncompleteReason, ChatErrorCode>, string>,
  /** Before the sentence of the error that cut an answer off. */
  cutOff: 'The answer was cut off.',
  /** An error after which the next attempt leaves by itself. */
  retrying: '{reason}, trying again in {duration}.',
  retryReasons: {
    /** For every error without a reason of its own. */
    general: 'That did not work',
    network: 'No connection',
    offline: 'No connection',
    timeout: 'No answer yet',
    'rate-limit': 'Busy',
    busy: 'Busy',
  },
  /** A wait that the server asked for. */
  tryAgainIn: 'Try again in {duration}.',

  /** Lines that belong to no message, by the names of the chat model's notices. */
  lines: {
    'history-memory': 'Messages are not saved on this device.',
    /** The same where that is for want of room. */
    'history-full': 'There is no space left on this device for more messages.',
    'model-switched': '{model} is answering instead.',
    'context-trimmed': 'This conversation is long, so its beginning was left out.',
    'retries-paused': 'Too many errors: automatic retries are paused for now.',
  },
  /** Makes room where there is none. */
  eraseOldest: 'Erase the oldest conversation',
} as const;
