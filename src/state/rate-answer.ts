import type { Emit } from '../core/chat-events.js';
import type { AnswerMessage, Feedback } from '../core/message.js';
import type { OpenConversation } from './conversations/open-conversation.js';

/** Keeps what the visitor thinks of an answer with it, and tells the page. 0 takes it back. */
export function rateAnswer(conversation: OpenConversation, emit: Emit, messageId: string, value: Feedback | 0): void {
  const answer = conversation.messages
    .peek()
    .find((message): message is AnswerMessage => message.role === 'assistant' && message.id === messageId);
  if (!answer) return;
  const { feedback: _, ...unrated } = answer;
  void conversation.put(value === 0 ? unrated : { ...unrated, feedback: value });
  emit('feedback', { messageId, turnId: answer.turnId, value });
}
