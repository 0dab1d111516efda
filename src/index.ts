import type { ChatHandle } from './chat-handle.js';
import { createChat as create } from './create-chat.js';
import type { ChatOptions } from './options/chat-options.js';

export type { ChatHandle } from './chat-handle.js';
export type { ChatEvents, TurnDetail } from './core/chat-events.js';
export { ChatError, isChatError, type ChatErrorCode } from './core/chat-error.js';
export type { Connection } from './core/connection.js';
export type {
  AgentStatus,
  AnswerMessage,
  IncompleteReason,
  Message,
  MessageError,
  Source,
  Usage,
  UserMessage,
} from './core/message.js';
export type { ModelInfo, Verification } from './core/verification.js';
export type { ChatOptions } from './options/chat-options.js';

/**
 * Puts a chat into the page and returns its handle at once; the larger half of the code loads at the first need.
 * Call it in a browser; importing it anywhere does nothing.
 *
 * @throws ChatError of code `config`, naming the option, what was expected and what came
 */
export function createChat(options: ChatOptions): ChatHandle {
  return create(options, { load: () => import('./start-chat.js') });
}
