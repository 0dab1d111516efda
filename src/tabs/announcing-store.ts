import type { HistoryStore } from '../history/history-store.js';
import type { TabHint } from './tab-hint.js';

/** The store, which tells the other tabs where to look once something stands there. */
export function announcingStore(store: HistoryStore, post: (hint: TabHint) => void): HistoryStore {
  const told =
    <A extends readonly unknown[], T>(write: (...what: A) => Promise<T>, hint: (written: T, ...what: A) => TabHint) =>
    async (...what: A): Promise<T> => {
      const written = await write(...what);
      post(hint(written, ...what));
      return written;
    };
  const at = (conversation: string, position: number): TabHint => ({ kind: 'message', conversation, position });
  const changed = (conversation: string): TabHint => ({ kind: 'conversation', conversation });
  return {
    ...store,
    get kind() {
      return store.kind;
    },
    saveConversation: told(store.saveConversation, (_, { id }) => changed(id)),
    changeConversation: told(store.changeConversation, (_, { id }) => changed(id)),
    saveMessage: told(store.saveMessage, (position, id) => at(id, position)),
    saveCheckpoint: told(store.saveCheckpoint, (_, id, position) => at(id, position)),
    saveBranch: told(store.saveBranch, (_, id) => changed(id)),
    saveDraft: told(store.saveDraft, (_, conversation) => ({ kind: 'draft', conversation })),
    restoreConversation: told(store.restoreConversation, (_, { conversation }) => changed(conversation.id)),
    async importConversations(conversations) {
      const added = await store.importConversations(conversations);
      for (const { conversation } of added) post(changed(conversation.id));
      return added;
    },
    deleteConversation: told(store.deleteConversation, (_, conversation) => changed(conversation)),
    undoDelete: told(store.undoDelete, (_, conversation) => changed(conversation)),
    eraseDeleted: told(store.eraseDeleted, (_, conversation) => ({ kind: 'erased', conversation })),
    eraseConversation: told(store.eraseConversation, (_, conversation) => ({ kind: 'erased', conversation })),
    eraseIfEmpty: told(store.eraseIfEmpty, (_, conversation) => ({ kind: 'erased', conversation })),
    eraseAll: told(store.eraseAll, () => ({ kind: 'erased-all' })),
  };
}
