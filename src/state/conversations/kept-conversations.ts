import { batch, effect } from '@preact/signals-core';
import { changed, type Conversation, type ConversationChanges } from '../../core/conversation.js';
import type { ConversationListDeps, ListSignals, ReadingSpot, SearchHit } from './conversation-list.js';
import { searchConversations } from './search-conversations.js';

/** In ms. A deleted conversation can be brought back for this long. */
const undoTime = 10_000;
/** In characters. */
const longestTitle = 200;

/** The working half of the list of conversations; loads when it is needed first. */
export interface KeptConversations {
  load(): Promise<void>;
  open(id: string, spot: ReadingSpot | undefined): Promise<void>;
  rename(id: string, title: string): void;
  change(id: string, changes: ConversationChanges): void;
  erase(id: string): Promise<void>;
  undoErase(id: string): Promise<void>;
  search(query: string, signal: AbortSignal): AsyncIterable<SearchHit>;
  /** Takes Undo back and erases all that is deleted: the page may be gone in a moment. */
  finishDeletions(): void;
  dispose(): void;
}

export type KeepConversations = (deps: ConversationListDeps, signals: ListSignals) => KeptConversations;

/** A deleted conversation for as long as Undo is offered. */
interface Deleted {
  readonly entry: Conversation;
  /** Its index in the list. */
  readonly index: number;
  readonly wasOpen: boolean;
  /** Cancels the end of the time for Undo. */
  readonly cancel: () => void;
}

export const keepConversations: KeepConversations = (
  { store, clock, conversation, log, opening, turns },
  { entries, erasing, spot },
) => {
  const deleted = new Map<string, Deleted>();
  /** Left out at once, before the disk has been asked, and where a list that was read meanwhile still has them. */
  const hidden = new Set<string>();

  const listed = (): readonly Conversation[] => entries.peek() ?? [];
  const find = (id: string): Conversation | undefined => listed().find((entry) => entry.id === id);

  // The open conversation is the newest as soon as it is written to.
  const unfollow = effect(() => {
    const { record } = conversation;
    const before = find(record.id);
    if (!entries.peek() || before === record || !isWorthListing(record) || hidden.has(record.id)) return;
    const others = listed().filter(({ id }) => id !== record.id);
    const moves = !before || before.updatedAt !== record.updatedAt;
    entries.value = others.toSpliced(moves ? 0 : listed().indexOf(before), 0, record);
  });

  function change(id: string, changes: ConversationChanges): void {
    const found = id === conversation.id ? conversation.record : find(id);
    if (!found) return;
    if (id === conversation.id) conversation.update(changes);
    else
      store
        .changeConversation(changed(found, changes), changes)
        .catch((error) => log.debug('a conversation was not changed', error));
    entries.value = entries.peek()?.map((entry) => (entry.id === id ? changed(entry, changes) : entry));
  }

  async function open(id: string, to?: ReadingSpot): Promise<void> {
    if (id !== conversation.id) {
      const stored = await store.load(id);
      if (!stored || hidden.has(id)) return;
      await opening.show(stored);
    }
    batch(() => {
      if (to?.aside) conversation.update({ branch: to.aside.branch });
      spot.value = to;
    });
  }

  /** Takes Undo back. */
  function withdraw(id: string): Deleted | undefined {
    const found = deleted.get(id);
    found?.cancel();
    deleted.delete(id);
    erasing.value = erasing.peek().filter((entry) => entry.id !== id);
    return found;
  }

  function finish(id: string): void {
    withdraw(id);
    store.eraseDeleted(id).catch((error) => log.debug('a deleted conversation was not erased', error));
  }

  /** Within the call, since the page may be gone in a moment. */
  function finishDeletions(): void {
    for (const id of deleted.keys()) {
      withdraw(id);
      store.eraseConversation(id).catch((error) => log.debug('a deleted conversation was not erased', error));
    }
  }

  return {
    change,
    open,

    async load() {
      const all = await store.listConversations();
      entries.value = all.filter((entry) => isWorthListing(entry) && !hidden.has(entry.id));
    },

    rename(id, title) {
      const text = title.trim().replaceAll(/\s+/g, ' ').slice(0, longestTitle);
      const { title: before, firstWords } = (id === conversation.id ? conversation.record : find(id)) ?? {};
      if (text === (before ?? firstWords)) return;
      change(id, text ? { title: text, titledBy: 'visitor' } : { title: undefined, titledBy: undefined });
    },

    async erase(id) {
      if (hidden.has(id)) return;
      hidden.add(id);
      const wasOpen = id === conversation.id;
      const index = listed().findIndex((entry) => entry.id === id);
      const entry = wasOpen ? conversation.record : (find(id) ?? (await store.load(id))?.conversation);
      entries.value = entries.peek()?.filter((other) => other.id !== id);
      if (wasOpen) opening.leave(false);
      turns.endBehind('stop', id);
      await store.deleteConversation(id);
      if (!entry) return finish(id);
      deleted.set(id, { entry, index: Math.max(0, index), wasOpen, cancel: clock.after(undoTime, () => finish(id)) });
      erasing.value = [...erasing.peek(), entry];
    },

    async undoErase(id) {
      const found = withdraw(id);
      if (!found) return;
      const { entry, index, wasOpen } = found;
      if (!(await store.undoDelete(id))) return;
      hidden.delete(id);
      entries.value = entries.peek()?.toSpliced(index, 0, entry);
      if (wasOpen && conversation.messages.peek().length === 0) await open(id);
    },

    finishDeletions,

    search: (query, signal) => searchConversations(store, clock, query, signal),

    dispose() {
      unfollow();
      finishDeletions();
    },
  };
};

/** A conversation that was begun and not written in stands in no list. */
function isWorthListing({ title, firstWords }: Conversation): boolean {
  return title !== undefined || firstWords !== undefined;
}
