import type { Branch } from '../../../src/core/branch.js';
import type { Message } from '../../../src/core/message.js';
import type { StoredConversation } from '../../../src/history/history-store.js';
import { openHistory } from '../../../src/history/open-history.js';
import type { HistoryStore } from '../../../src/history/history-store.js';
import { ManualClock } from '../../support/manual-clock.js';
import { richAnswer } from '../samples.js';

export function memoryStore(): HistoryStore {
  const log = { warn() {}, debug() {} };
  return openHistory({ kind: 'none', name: 'test', clock: new ManualClock(), log, onFallback() {} });
}

export async function everything(store: HistoryStore): Promise<readonly StoredConversation[]> {
  const all: StoredConversation[] = [];
  for await (const stored of store.readAll()) all.push(stored);
  return all;
}

const second = 1_000;

function user(id: string, text: string, branch?: string): Message {
  return { role: 'user', id, turnId: id, createdAt: 9 * second, text, status: 'complete', ...(branch && { branch }) };
}

function answer(id: string, turnId: string, text: string, branch?: string): Message {
  return { role: 'assistant', id, turnId, createdAt: 10 * second, text, status: 'complete', ...(branch && { branch }) };
}

/** Two turns; another answer to the first, another text in place of the second, and another answer to that. */
export function branched(): StoredConversation {
  const branches: Branch[] = [
    { id: 'other-answer', turnId: 'u1', position: 0, keepsUser: true, createdAt: 1 },
    { id: 'u3', turnId: 'u2', position: 2, keepsUser: false, createdAt: 2 },
    { id: 'again', from: 'u3', turnId: 'u3', position: 5, keepsUser: true, createdAt: 3 },
  ];
  const messages = [
    user('u1', 'one'),
    answer('a1', 'u1', 'first answer'),
    user('u2', 'two'),
    answer('a2', 'u2', 'second answer'),
    answer('a1b', 'u1', 'another first answer', 'other-answer'),
    user('u3', 'two, put otherwise', 'u3'),
    answer('a3', 'u3', 'answer to the other text', 'u3'),
    answer('a3b', 'u3', 'another answer to the other text', 'again'),
  ];
  return {
    conversation: {
      id: 'c-branched',
      createdAt: 8 * second,
      updatedAt: 11 * second,
      title: 'Two ways',
      titledBy: 'visitor',
      isPinned: true,
      branch: 'u3',
      firstWords: 'one',
    },
    messages: messages.map((message, position) => ({ position, message })),
    hasEarlier: false,
    branches,
    draft: 'not sent yet',
  };
}

/** Many messages, with everything that an answer may hold, holes between their places, and letters of all kinds. */
export function long(count: number): StoredConversation {
  const messages = Array.from({ length: count }, (_, i): Message => {
    if (i % 2 === 0) return user(`l${i}`, `frage ${i} 🛶\n\u2028"\\ <b>`);
    return { ...richAnswer, id: `l${i}`, turnId: `l${i - 1}`, text: `${richAnswer.text} ${i}` };
  });
  return {
    conversation: { id: 'c-long', createdAt: second, updatedAt: 2 * second, firstWords: 'frage 0 🛶 "\\ <b>' },
    messages: messages.map((message, i) => ({ position: i + Math.floor(i / 7), message })),
    hasEarlier: false,
    branches: [],
    draft: '',
  };
}
