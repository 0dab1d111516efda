import type { Signal } from '@preact/signals-core';
import type { ChatModel } from '../chat-model.js';
import type { OpenConversation } from './open-conversation.js';
import type { TurnQueue } from '../turns/turn-queue.js';

/** What a visitor changes in what was said; nothing that was there is lost by it. How that is done loads when needed. */
export function createMessageChanges(
  conversation: OpenConversation,
  turns: TurnQueue,
  draft: Signal<string>,
): Pick<ChatModel, 'edit' | 'prepareEdit' | 'regenerate' | 'showVersion'> {
  const { branching, path } = conversation;
  return {
    edit(messageId, text) {
      void branching.load().then((code) => {
        if (code) return code.edit(conversation, turns, messageId, text);
        // It could not be loaded: the text is not lost.
        draft.value = `${draft.value}\n${text}`.trim();
      });
    },
    prepareEdit: () => void branching.load(),
    regenerate(messageId) {
      const answer = path.value.find(({ id }) => id === messageId);
      if (answer?.role === 'assistant') turns.add(answer.turnId);
    },
    showVersion: (messageId, step) => branching.value?.showVersion(conversation, turns.turn.value, messageId, step),
  };
}
