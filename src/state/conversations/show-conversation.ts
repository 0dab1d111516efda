import { batch } from '@preact/signals-core';
import type { StoredConversation } from '../../history/history-store.js';
import type { ConversationListDeps } from './conversation-list.js';

/** Puts another conversation in place of the open one. */
export interface ConversationSwitch {
  show(stored: StoredConversation): Promise<void>;
  /** What came late, from a disk or after a consent, is not less than what is there at the opening. */
  takeUpKept(): Promise<void>;
  destroy(): void;
}

export function createConversationSwitch({
  store,
  conversation,
  writer,
  team,
  turns,
  drafts,
  settings,
  showSome,
}: ConversationListDeps): ConversationSwitch {
  let isDestroyed = false;

  async function show(stored: StoredConversation): Promise<void> {
    const messages = await team.settled(stored.messages);
    if (!(await conversation.canShow(stored)) || isDestroyed) return;
    drafts.flush();
    const { record } = conversation;
    const isEmpty = conversation.messages.value.length === 0 && !drafts.draft.value;
    batch(() => {
      turns.leave((turn) => turn.stop('stopped'));
      conversation.begin();
      conversation.load({ ...stored, messages });
      drafts.load(stored.draft);
      turns.resume();
      // One that was begun and not written in is of no use to anyone.
      if (isEmpty) writer.erase(record);
    });
    showSome();
  }

  return {
    show,
    async takeUpKept() {
      const isUntouched = (): boolean =>
        conversation.messages.value.length === 0 && !drafts.draft.value && !isDestroyed;
      if (settings().startWith === 'fresh' || !isUntouched()) return;
      const stored = await store.loadLast();
      if (stored && stored.conversation.id !== conversation.id && isUntouched()) await show(stored);
    },
    destroy() {
      isDestroyed = true;
    },
  };
}
