import { batch } from '@preact/signals-core';
import type { Emit, FeedbackReason } from '../../core/chat-events.js';
import type { Clock } from '../../core/clock.js';
import { firstWordsOf } from '../../core/conversation.js';
import { queuedMessage, type Feedback, type Message } from '../../core/message.js';
import { newId } from '../../platform/new-id.js';
import type { Lazy } from '../../platform/lazy.js';
import type { ConversationTurns, Versioning } from '../ports.js';
import type { OpenConversation } from './open-conversation.js';

export interface MessageChangesDeps {
  readonly conversation: OpenConversation;
  readonly turns: ConversationTurns;
  readonly versioning: Lazy<Versioning>;
  readonly clock: Clock;
  readonly emit: Emit;
}

/** The visitor's changes to what was said: editing, other versions, thumbs. Nothing that was there is lost. */
export interface MessageChanges {
  edit(messageId: string, text: string): void;
  regenerate(messageId: string): void;
  showVersion(messageId: string, step: -1 | 1): void;
  rate(messageId: string, value: Feedback | 0, why?: FeedbackReason): void;
}

export type CreateMessageChanges = (deps: MessageChangesDeps) => MessageChanges;

export const createMessageChanges: CreateMessageChanges = (deps) => {
  const { conversation, turns, versioning, clock, emit } = deps;
  const find = (messageId: string): Message | undefined =>
    conversation.path.value.find((message) => message.id === messageId);

  /** A conversation is called by the first words that are read. */
  function followFirstWords<T>(change: () => T): T {
    const [before] = conversation.path.value;
    const done = change();
    const [now] = conversation.path.value;
    const isCalledSo = before && conversation.record.firstWords === firstWordsOf(before.text);
    if (isCalledSo && now && now !== before) conversation.update({ firstWords: firstWordsOf(now.text) });
    return done;
  }

  return {
    /** On a branch of its own, which is shown. */
    edit(messageId, text) {
      const edited = find(messageId);
      if (edited?.role !== 'user' || !text.trim() || text === edited.text) return;
      batch(() => {
        const turnId = newId();
        const message = followFirstWords(() => {
          const branch = conversation.beginBranch(edited.turnId, false, turnId);
          const fresh = queuedMessage({ id: newId(), turnId, createdAt: clock.date(), text, branch });
          conversation.show(fresh);
          return fresh;
        });
        // A turn whose message is not read any more is of no use to the reader; what came of it is kept.
        const { runningId } = turns;
        if (runningId !== undefined && !conversation.isShown(runningId)) turns.stop();
        for (const other of conversation.messages.value) {
          if (other.role !== 'user' || other.status !== 'queued' || other === message) continue;
          if (!conversation.isShown(other.turnId)) turns.cancel(other.turnId);
        }
        turns.send(message);
      });
    },

    regenerate(messageId) {
      const answer = find(messageId);
      if (answer?.role === 'assistant') turns.add(answer.turnId);
    },

    showVersion(messageId, step) {
      const shown = find(messageId);
      // The newest version is being written: it stands where the others would.
      if (!shown || turns.runningId === shown.turnId) return;
      const path = conversation.positions.placed(conversation.path.value);
      const next = versioning.value?.branchOfVersion(path, conversation.branches.value, messageId, step);
      if (next) followFirstWords(() => conversation.update({ branch: next.branch }));
    },

    rate(messageId, value, why) {
      const answer = conversation.messages.peek().find(({ id }) => id === messageId);
      if (answer?.role !== 'assistant') return;
      const { feedback: _, ...unrated } = answer;
      void conversation.put(value === 0 ? unrated : { ...unrated, feedback: value });
      emit('feedback', { messageId, turnId: answer.turnId, value, ...why });
    },
  };
};
