import { batch, effect } from '@preact/signals-core';
import { changed, type Conversation, type ConversationChanges } from '../../core/conversation.js';
import type { MessagePage, StoredConversation } from '../../history/history-store.js';
import { newId } from '../../platform/new-id.js';
import type { ConversationListDeps, ListSignals, ReadingSpot, SearchHit } from './conversation-list.js';
import { searchConversations } from './search-conversations.js';

/** In ms. An erased conversation can be brought back for this long. */
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
  dispose(): void;
}

export type KeepConversations = (deps: ConversationListDeps, signals: ListSignals) => KeptConversations;

/** Everything that brings an erased conversation back. */
interface Erased {
  readonly stored: StoredConversation;
  /** Where it stood in the list. */
  readonly place: number;
  readonly wasOpen: boolean;
  readonly forget: () => void;
}

export const keepConversations: KeepConversations = (
  { store, clock, conversation, log, opening },
  { entries, erasing, spot },
) => {
  const erased = new Map<string, Erased>();
  /** Hidden before the disk has been asked, and while a list that was read meanwhile still has them. */
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
    const place = moves ? 0 : listed().indexOf(before);
    entries.value = others.toSpliced(place, 0, record);
  });

  function change(id: string, changes: ConversationChanges): void {
    const found = id === conversation.id ? conversation.record : find(id);
    if (!found) return;
    if (id === conversation.id) conversation.update(changes);
    else
      store
        .saveConversation(changed(found, changes))
        .catch((error) => log.debug('a conversation was not changed', error));
    entries.value = entries.peek()?.map((entry) => (entry.id === id ? changed(entry, changes) : entry));
  }

  async function whole(id: string): Promise<StoredConversation | null> {
    const stored = await store.load(id);
    if (!stored) return null;
    let { messages, hasEarlier } = stored;
    while (hasEarlier) {
      const page: MessagePage = await store.loadBefore(id, messages[0]?.position ?? 0);
      messages = [...page.messages, ...messages];
      hasEarlier = page.hasEarlier && page.messages.length > 0;
    }
    return { ...stored, messages, hasEarlier: false };
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

  function forget(id: string): void {
    erased.get(id)?.forget();
    erased.delete(id);
    erasing.value = erasing.peek().filter((entry) => entry.id !== id);
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
      const place = listed().findIndex((entry) => entry.id === id);
      if (hidden.has(id)) return;
      hidden.add(id);
      entries.value = entries.peek()?.filter((entry) => entry.id !== id);
      const wasOpen = id === conversation.id;
      const stored = await whole(id).catch(() => null);
      if (wasOpen && conversation.id === id) opening.leave(true);
      await store.eraseConversation(id);
      if (!stored) return;
      const cancel = clock.after(undoTime, () => forget(id));
      erased.set(id, { stored, place: Math.max(0, place), wasOpen, forget: cancel });
      erasing.value = [...erasing.peek(), stored.conversation];
    },

    /** Under another id: nothing brings back what was erased under its own, in whatever tab. */
    async undoErase(id) {
      const found = erased.get(id);
      if (!found) return;
      forget(id);
      const { stored, place, wasOpen } = found;
      const restored = { ...stored.conversation, id: newId() };
      entries.value = entries.peek()?.toSpliced(place, 0, restored);
      // All at once, in the order of the calls: who opens it in the next moment reads all of it.
      await Promise.all([
        store.saveConversation(restored),
        ...stored.branches.map((branch) => store.saveBranch(restored.id, branch)),
        ...stored.messages.map(({ position, message }) => store.saveMessage(restored.id, position, message)),
        ...(stored.draft ? [store.saveDraft(restored.id, stored.draft)] : []),
      ]);
      if (wasOpen && conversation.messages.peek().length === 0) await open(restored.id);
    },

    search: (query, signal) => searchConversations(store, clock, query, signal),

    dispose() {
      unfollow();
      for (const id of erased.keys()) forget(id);
    },
  };
};

/** A conversation that was begun and not written in stands in no list. */
function isWorthListing({ title, firstWords }: Conversation): boolean {
  return title !== undefined || firstWords !== undefined;
}
