import type { Conversation } from '../../src/core/conversation.js';
import type { AnswerMessage, UserMessage } from '../../src/core/message.js';
import type { Log } from '../../src/platform/log.js';

export const conversation: Conversation = { id: 'c1', createdAt: 1_000, updatedAt: 2_000 };

export function userMessage(id: string, text = `Question ${id}`): UserMessage {
  return { role: 'user', id, turnId: `t-${id}`, createdAt: 3_000, text, status: 'complete' };
}

export function answerMessage(id: string, text = `Answer ${id}`): AnswerMessage {
  return { role: 'assistant', id, turnId: `t-${id}`, createdAt: 4_000, text, status: 'complete' };
}

/** An answer with everything that an answer may hold. */
export const richAnswer: AnswerMessage = {
  ...answerMessage('rich', 'Rivière 🛶\n\ud83d'),
  status: 'incomplete',
  reason: 'rate-limit',
  error: { code: 'rate-limit', retryable: true, status: 429, retryAfter: 90_000 },
  reasoning: 'Well …',
  reasoningMs: 1_200.5,
  sources: [
    { name: 'Guide', url: 'https://example.org/guide', passages: ['one', 'two'] },
    { name: 'Notes', passages: [] },
  ],
  statuses: [
    { description: 'Searching', done: false },
    { description: 'Searched', done: true },
  ],
  usage: { inputTokens: 1, outputTokens: 0, totalTokens: 1 },
  model: 'agent_gateway.harpou-agent/deep-research',
  toolCalls: ['get_weather'],
};

/** A log that remembers its warnings. */
export function rememberingLog(): Log & { readonly warnings: string[] } {
  const warnings: string[] = [];
  return { warnings, warn: (sentence) => void warnings.push(sentence), debug() {} };
}
