import type { Clock } from '../../src/core/clock.js';
import type { Conversation } from '../../src/core/conversation.js';
import type { AnswerMessage, UserMessage } from '../../src/core/message.js';
import type { Log } from '../../src/platform/log.js';
import { systemClock } from '../../src/platform/system-clock.js';

export const conversation: Conversation = { id: 'c1', createdAt: 1_000, updatedAt: 2_000 };

export function userMessage(id: string, text = `Question ${id}`): UserMessage {
  return { role: 'user', id, turnId: `t-${id}`, createdAt: 3_000, text, status: 'complete' };
}

export function answerMessage(id: string, text = `Answer ${id}`): AnswerMessage {
  return { role: 'assistant', id, turnId: `t-${id}`, createdAt: 4_000, text, status: 'complete' };
}

/** The part of an answer that has come while it streams. */
export function partialAnswer(id: string, text: string): AnswerMessage {
  return { ...answerMessage(id, text), status: 'incomplete', reason: 'reload' };
}

/** An answer with everything that an answer may hold. */
export const richAnswer: Required<AnswerMessage> = {
  ...answerMessage('rich', 'Rivière 🛶\n\ud83d'),
  branch: 'b1',
  status: 'incomplete',
  reason: 'rate-limit',
  error: { code: 'rate-limit', retryable: true, status: 429, retryAfter: 90_000 },
  reasoning: 'Well …',
  reasoningMs: 1_200.5,
  sources: [
    { name: 'Guide', url: 'https://example.org/guide', passages: ['one', 'two'], pages: ['', '12'] },
    { name: 'Notes', passages: [] },
  ],
  statuses: [
    { description: 'Searching', done: false },
    {
      description: '',
      done: true,
      action: 'found',
      count: 3,
      details: [{ text: 'gateways' }, { text: 'Guide', url: 'https://example.org/guide' }],
      isFault: true,
    },
  ],
  usage: { inputTokens: 1, outputTokens: 0, totalTokens: 1 },
  model: 'agent_gateway.harpou-agent/deep-research',
  toolCalls: ['get_weather'],
  images: ['https://example.org/a.png', 'data:image/png;base64,AA'],
  durationMs: 2_500,
  feedback: -1,
};

/** A log that remembers its warnings. */
export function rememberingLog(): Log & { readonly warnings: string[] } {
  const warnings: string[] = [];
  return { warnings, warn: (sentence) => void warnings.push(sentence), debug() {} };
}

/** The system's clock, some days ahead. */
export function laterBy(days: number): Clock {
  return { ...systemClock, date: () => systemClock.date() + days * 86_400_000 };
}
