import { batch, computed, signal } from '@preact/signals-core';
import type { Emit } from '../core/chat-events.js';
import { lazy } from '../platform/lazy.js';
import { lastRetryable } from '../core/conversation.js';
import type { StoredConversation } from '../history/history-store.js';
import { browserConnectivity } from '../platform/connectivity.js';
import { newId } from '../platform/new-id.js';
import type { Notice } from './chat-model.js';
import { createConversationList } from './conversations/conversation-list.js';
import { createComposerDraft } from './conversations/composer-draft.js';
import { createMessageChanges } from './conversations/message-changes.js';
import { createNaming } from './naming.js';
import { OpenConversation } from './conversations/open-conversation.js';
import { rateAnswer } from './rate-answer.js';
import { createHistoryWriter } from './conversations/history-writer.js';
import { createTabCoordinator } from './team.js';
import type { ChatModelDeps, OwnedChatModel } from './owned-chat-model.js';
import { createTurnQueue } from './turns/turn-queue.js';
import { writtenMessage } from './written-message.js';
import { createModelCheck } from './turns/model-check.js';

export function createChatModel(world: ChatModelDeps): OwnedChatModel {
  const { store, clock, log, settings } = world;
  const emit: Emit = (name, detail) => {
    world.emit(name, detail);
    if (name !== 'turn-end') return;
    if (settings().titles === 'model') naming.name();
    if (!world.isRead?.()) conversations.markUnread(conversation.id);
  };
  const writer = createHistoryWriter(store, clock, log);
  const conversation = new OpenConversation(writer, clock, (turnId) => team.isWorkedOn(turnId));
  const earlier = lazy(async () => {
    const { createEarlierMessages } = await import('./conversations/earlier-messages.js');
    return createEarlierMessages(store, conversation, log);
  });
  const keeper = createModelCheck(world.transport, settings, emit);
  const team = createTabCoordinator({
    tabs: world.tabs,
    store,
    conversation,
    log,
    onErased,
    onRead: ({ draft }) => drafts.follow(draft),
    onJoined: ({ draft }, left) => drafts.join(draft, left),
    onListChange: () => conversations.refresh(),
    onUnread: (id, isUnread) => conversations.followMark(id, isUnread),
    onUser: (userId) => world.onUser?.(userId),
  });
  const turns = createTurnQueue({
    connectivity: browserConnectivity,
    ...world,
    emit,
    conversation,
    writer,
    keeper,
    loadFor,
    team,
    notify,
  });
  const drafts = createComposerDraft(conversation, writer, clock);
  const conversations = createConversationList({
    ...world,
    conversation,
    writer,
    team,
    turns,
    drafts,
    showSome,
    clear,
    isSeen: (id) => id === conversation.id && world.isRead?.() === true,
    post: (hint) => world.tabs?.post(hint),
  });
  const naming = createNaming(conversation, world.transport, log);
  const isLoaded = signal(false);
  const notices = signal<readonly Notice[]>([]);
  let isDestroyed = false;
  /** The stored conversation was left before it was read. */
  let leftUnread: 'keep' | 'erase' | undefined;

  const loading = store
    .loadLast()
    .catch((error) => {
      log.debug('history could not be read', error);
      return null;
    })
    .then(async (stored) => {
      const messages = stored && (await team.settled(stored.messages));
      const isUnfit =
        stored && (!(await conversation.canShow(stored)) || (settings().startWith === 'fresh' && isWritten(stored)));
      if (isDestroyed) return;
      const isLeft = leftUnread || isUnfit;
      batch(() => {
        if (isLeft) conversation.loadNothing();
        else conversation.load(stored && messages && { ...stored, messages });
        drafts.load((!isLeft && stored?.draft) || '');
        isLoaded.value = true;
        if (leftUnread === 'erase' && stored) writer.erase(stored.conversation);
        if (leftUnread) writer.conversation(conversation.record);
        turns.resume();
      });
      showSome();
    });

  function notify(notice: Notice): void {
    notices.value = [...notices.value.filter((n) => n.name !== notice.name), notice];
  }

  async function loadFor(turnId: string): Promise<void> {
    if (conversation.hasEarlier.value) await (await earlier.load())?.loadFor(turnId, settings().context);
  }

  function send(text: string): void {
    if (isDestroyed || !text.trim()) return;
    const message = writtenMessage(text, clock.date(), newId(), conversation.record.branch);
    batch(() => {
      void conversation.put(message);
      turns.add(message.turnId);
    });
  }

  /** Another tab has erased what is open here: nothing of it is written again. */
  function onErased(): void {
    const { record } = conversation;
    const isBusy = turns.turn.value.phase !== 'idle';
    batch(() => {
      turns.leave((turn) => turn.abandon());
      conversation.beginAnew();
      drafts.load('');
    });
    // What was on its way to the disk in this moment goes, too.
    if (isBusy) writer.erase(record);
  }

  function leaveConversation(erase: boolean): void {
    if (isDestroyed) return;
    // What is not read yet can neither be left nor erased; what is sent from now on belongs elsewhere.
    if (!isLoaded.value) {
      if (conversation.messages.value.length === 0) leftUnread = erase ? 'erase' : 'keep';
      else void loading.then(() => leaveConversation(erase));
      return;
    }
    if (conversation.isLoading) return void conversation.loading.then(() => leaveConversation(erase));
    if (conversation.messages.value.length === 0) return;
    drafts.flush();
    batch(() => {
      turns.leave((turn) => (erase ? turn.abandon() : turn.stop('stopped')));
      if (erase) writer.erase(conversation.record);
      conversations.markRead(conversation.id);
      conversation.begin();
      drafts.load('');
      // Kept although empty, so that a reload opens it and not the one before.
      writer.conversation(conversation.record);
    });
  }

  function clear(): void {
    leaveConversation(true);
  }

  /** The last page may hold nothing but messages of branches that are not shown. */
  function showSome(): void {
    if (conversation.path.value.length === 0 && conversation.messages.value.length > 0)
      void earlier.load().then((messages) => messages?.loadAll());
  }

  return {
    connection: keeper.connection,
    conversation: computed(() => conversation.record),
    messages: conversation.path,
    versions: conversation.versions,
    draft: drafts.draft,
    conversations,
    hasEarlier: conversation.hasEarlier,
    loadEarlier: async (messageId) => (await earlier.load())?.load(messageId),
    unloadBefore: async (messageId) => (await earlier.load())?.unload(messageId, settings().context),
    turn: turns.turn,
    remote: team.remote,
    isLoaded,
    notices,
    send,
    stop: () => turns.stop(),
    continueAnswer: (turnId) => turns.add(turnId, true),
    cancel: (turnId) => turns.cancel(turnId),
    models: computed(() => keeper.models.value.filter(({ isHidden }) => !isHidden)),
    model: keeper.model,
    chooseModel: (modelId) => keeper.choose(modelId),
    retry(turnId = lastRetryable(conversation.path.value)) {
      if (turnId !== undefined) turns.add(turnId);
    },
    ...createMessageChanges(conversation, turns, drafts.draft),
    retryNow: () => turns.retryNow(),
    newConversation: () => leaveConversation(false),
    clear,
    rate: (messageId, value) => rateAnswer(conversation, emit, messageId, value),
    dismissNotice(notice) {
      notices.value = notices.value.filter((n) => n.name !== notice.name);
    },
    notify,
    takeUpKept: () => void loading.then(() => isDestroyed || conversations.takeUpKept()),
    markRead: () => conversations.markRead(conversation.id),
    verify: () => keeper.outcome(),
    reconnect() {
      keeper.reset();
      void keeper.outcome();
    },
    flush() {
      writer.flush();
      drafts.flush();
    },
    suspend() {
      drafts.flush();
      turns.setPaused(true);
      world.tabs?.suspend();
      store.release();
    },
    resume() {
      world.tabs?.resume();
      turns.setPaused(false);
      team.refresh();
    },
    refresh: () => team.refresh(),
    async forget() {
      // What is not read yet could still come.
      await loading;
      onErased();
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      turns.destroy();
      drafts.destroy();
      conversations.destroy();
      naming.stop();
      keeper.destroy();
      team.destroy();
      world.tabs?.suspend();
      store.close().catch((error) => log.debug('history could not be closed', error));
    },
  };
}

/** Whether there is something in a conversation to begin another one beside it; what waits to be sent is taken up. */
function isWritten({ messages }: StoredConversation): boolean {
  return messages.length > 0 && messages.every(({ message }) => message.status !== 'queued');
}
