import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import type { HistoryStore, StoredConversation } from '../../history/history-store.js';
import type { Lazy } from '../../platform/lazy.js';
import type { Log } from '../../platform/log.js';
import type { TabCoordinator } from '../../tabs/tab-coordinator.js';
import type { Bus } from '../bus.js';
import type { ConversationTurns } from '../ports.js';
import type { ComposerDraft } from './composer-draft.js';
import type { EarlierMessages } from './earlier-messages.js';
import type { HistoryWriter } from './history-writer.js';
import type { OpenConversation } from './open-conversation.js';

export interface ConversationSwitchDeps {
  readonly store: HistoryStore;
  readonly conversation: OpenConversation;
  readonly writer: HistoryWriter;
  readonly coordinator: Pick<TabCoordinator, 'settled' | 'refresh'>;
  readonly turns: ConversationTurns;
  readonly composerDraft: ComposerDraft;
  readonly earlier: Lazy<EarlierMessages>;
  readonly settings: () => { readonly startWith: 'last' | 'fresh' };
  readonly bus: Bus;
  readonly log: Log;
}

/** Decides which conversation is open. */
export interface ConversationSwitch {
  /** False until the stored conversation has been read. */
  readonly isLoaded: ReadonlySignal<boolean>;
  /** Leaves the open conversation for an empty one. It stays in the history, or is erased. */
  leave(isErased: boolean): void;
  /** Opens a stored conversation in place of the open one. */
  show(stored: StoredConversation): Promise<void>;
  /** Opens the last conversation in place of an empty one: it came late, from a disk or after a consent. */
  takeUpKept(): Promise<void>;
  /** A conversation, or everything, is being erased: nothing of it is shown, or written, any more. */
  forget(conversationId: string | undefined): Promise<void>;
  dispose(): void;
}

/** Opens the last conversation at once. */
export function createConversationSwitch(deps: ConversationSwitchDeps): ConversationSwitch {
  const { store, conversation, writer, coordinator, turns, composerDraft, earlier, settings, bus, log } = deps;
  const isLoaded = signal(false);
  let isDisposed = false;
  /** The stored conversation was left before it was read. */
  let leftUnread: 'keep' | 'erase' | undefined;

  /** Conversations that were left while a turn ran in them. */
  const left = new Map<string, OpenConversation>();

  const loading = openLast();
  bus.on('turn-ended', (id) => left.delete(id));
  bus.on('removed', onRemoved);

  async function openLast(): Promise<void> {
    const stored = await store.loadLast().catch((error) => {
      log.debug('history could not be read', error);
      return null;
    });
    const messages = stored && (await coordinator.settled(stored.messages));
    if (isDisposed) return;
    const isLeft = leftUnread || (stored && settings().startWith === 'fresh' && isWritten(stored));
    batch(() => {
      if (isLeft) conversation.loadNothing();
      else conversation.load(stored && messages && { ...stored, messages });
      composerDraft.load((!isLeft && stored?.draft) || '');
      isLoaded.value = true;
      if (leftUnread === 'erase' && stored) writer.erase(stored.conversation.id);
      if (leftUnread) writer.conversation(conversation.record);
      turns.resume();
    });
    showSome();
  }

  /** The last page may hold nothing but messages of branches that are not shown. */
  function showSome(): void {
    if (conversation.path.value.length === 0 && conversation.messages.value.length > 0)
      void earlier.load().then((messages) => messages?.loadAll());
  }

  /**
   * The open conversation is removed. The store drops late writes of one that was erased; of one that was deleted, the
   * answer so far is kept, since Undo may bring it back.
   */
  function onRemoved(how: 'erased' | 'deleted'): void {
    batch(() => {
      turns.leave(how === 'erased' ? 'abandon' : 'stop');
      conversation.beginAnew();
      composerDraft.load('');
    });
  }

  function leave(isErased: boolean): void {
    if (isDisposed) return;
    // A conversation that is not read yet can neither be left nor erased; what is sent from now on belongs elsewhere.
    if (!isLoaded.value) {
      if (conversation.messages.value.length === 0) leftUnread = isErased ? 'erase' : 'keep';
      else void loading.then(() => leave(isErased));
      return;
    }
    if (conversation.isLoading) return void conversation.loading.then(() => leave(isErased));
    if (conversation.messages.value.length === 0) return;
    composerDraft.flush();
    batch(() => {
      if (isErased) turns.leave('abandon');
      else leaveTurns();
      if (isErased) writer.erase(conversation.id);
      bus.emit('left', conversation.id);
      conversation.begin();
      composerDraft.load('');
      // Kept although empty, so that a reload opens it and not the one before.
      writer.conversation(conversation.record);
    });
  }

  /** A turn that has been asked goes on behind the conversation that is opened now. Another one is stopped. */
  function leaveTurns(): void {
    const behind = conversation.leaveBehind();
    if (turns.goOnIn(behind)) left.set(behind.id, behind);
    else turns.leave('stop');
  }

  /** One that is being answered is opened as it is in memory, which knows its answer best. */
  function open(stored: StoredConversation): void {
    const { id } = stored.conversation;
    const behind = turns.behind.value.has(id) && left.get(id);
    if (!behind) return conversation.load(stored);
    left.delete(id);
    conversation.takeBack(behind);
    turns.takeBack(id);
    // Other tabs may have written there meanwhile.
    coordinator.refresh();
  }

  async function show(stored: StoredConversation): Promise<void> {
    const messages = await coordinator.settled(stored.messages);
    if (isDisposed) return;
    composerDraft.flush();
    const { id } = conversation;
    const isEmpty = conversation.messages.value.length === 0 && !composerDraft.text.value;
    batch(() => {
      leaveTurns();
      conversation.begin();
      open({ ...stored, messages });
      composerDraft.load(stored.draft);
      turns.resume();
      // One that was begun and not written in is of no use to anyone; another tab may be writing in it.
      if (isEmpty) writer.eraseIfEmpty(id);
    });
    showSome();
  }

  async function takeUpKept(): Promise<void> {
    await loading;
    const isUntouched = (): boolean =>
      conversation.messages.value.length === 0 && !composerDraft.text.value && !isDisposed;
    if (settings().startWith === 'fresh' || !isUntouched()) return;
    const stored = await store.loadLast();
    if (stored && stored.conversation.id !== conversation.id && isUntouched()) await show(stored);
  }

  return {
    isLoaded,
    leave,
    show,
    takeUpKept: () => takeUpKept().catch((error) => log.debug('what is kept could not be taken up', error)),
    async forget(id) {
      // Messages that are not read yet could still come.
      await loading;
      turns.endBehind('abandon', id);
      if (id === undefined || id === conversation.id) onRemoved('erased');
    },
    dispose() {
      isDisposed = true;
    },
  };
}

/** Whether a stored conversation holds something to begin another one beside it. Messages that wait are taken up. */
function isWritten({ messages }: StoredConversation): boolean {
  return messages.length > 0 && messages.every(({ message }) => message.status !== 'queued');
}
