import type { ChatHandle } from './chat-handle.js';
import { createChat as create } from './create-chat.js';
import { defineChatElement } from './embed/element.js';
import { packageFiles } from './package-files.js';
import type { ChatOptions } from './options/chat-options.js';
import type { Diagnosis } from './core/diagnosis.js';

export type {
  AnswerRenderers,
  CodeBlockPart,
  FormulaPart,
  ImagePart,
  LinkPart,
  Rendered,
  TablePart,
} from './core/answer-renderers.js';
export type { ChatHandle } from './chat-handle.js';
export type { ChatEvents, FeedbackDetail, TurnDetail } from './core/chat-events.js';
export { ChatError, isChatError, type ChatErrorCode } from './core/chat-error.js';
export type { Connection } from './core/verification.js';
export type {
  AgentAction,
  AgentDetail,
  AgentStatus,
  AnswerMessage,
  Feedback,
  IncompleteReason,
  Message,
  MessageError,
  Source,
  Usage,
  UserMessage,
} from './core/message.js';
export type { Conversation } from './core/conversation.js';
export type { ExportFormat, HistoryHandle, ImportResult, KeptConversation } from './state/history-handle.js';
export type { ModelInfo, Verification } from './core/verification.js';
export type { ChatOptions } from './options/chat-options.js';
export type { ThemeJson, ThemeOptions, ThemeToken } from './options/theme-tokens.js';
export { diagnosisText } from './core/diagnosis-text.js';
export type { Diagnosis, Finding, FindingCode, ProbeFinding, ProbeName } from './core/diagnosis.js';

/**
 * Puts a chat into the page and returns its handle at once; the larger half of the code loads at the first need.
 * Call it in a browser; importing it anywhere does nothing.
 *
 * @throws ChatError of code `config`, naming the option, what was expected and what came
 */
export function createChat(options: ChatOptions): ChatHandle {
  defineChatElement(packageFiles);
  return create(options, packageFiles);
}

/**
 * Examines why a chat with these options does not connect, or whether it will: from what costs nothing to one short
 * answer of the model, and no further than the first cause. For the owner, not for visitors; there is no key in what
 * it says. Never rejects: a mistake in the options is a finding, too.
 */
export async function diagnose(options: ChatOptions): Promise<Diagnosis> {
  const doctor = await import('./transport/doctor/diagnose.js');
  return doctor.diagnose(options);
}
