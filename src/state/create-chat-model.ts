import { computed, signal } from '@preact/signals-core';
import type { Emit } from '../core/chat-events.js';
import type { Clock } from '../core/clock.js';
import { lastRetryable } from '../core/conversation.js';
import { queuedMessage } from '../core/message.js';
import type { HistoryStore } from '../history/history-store.js';
import { browserConnectivity, type Connectivity } from '../platform/connectivity.js';
import { lazy, type Lazy } from '../platform/lazy.js';
import { newId } from '../platform/new-id.js';
import type { Log } from '../platform/log.js';
import { createTabCoordinator } from '../tabs/tab-coordinator.js';
import type { OtherTabTurns } from '../tabs/other-tab-turns.js';
import type { Tabs } from '../tabs/tabs.js';
import { TurnRegistry } from '../tabs/turn-registry.js';
import type { ChatTransport } from '../transport/transport.js';
import { createBus } from './bus.js';
import type { OwnedChatModel } from './chat-model.js';
import { createComposerDraft } from './conversations/composer-draft.js';
import { createConversationList } from './conversations/conversation-list.js';
import { createConversationSwitch } from './conversations/conversation-switch.js';
import type { CreateEarlierMessages } from './conversations/earlier-messages.js';
import { createHistoryWriter } from './conversations/history-writer.js';
import type { KeepConversations } from './conversations/kept-conversations.js';
import type { CreateMessageChanges, MessageChanges } from './conversations/message-changes.js';
import { OpenConversation } from './conversations/open-conversation.js';
import { createChatNotices } from './notices.js';
import type { TurnSettings } from './turns/drive-turn.js';
import { createModelCheck } from './turns/model-check.js';
import type { RemoteTurns } from './turns/turn.js';
import { createTurnQueue } from './turns/turn-queue.js';

/** The options that a chat model reads, each time it needs them. */
export interface ChatSettings extends TurnSettings {
  readonly titles: 'words' | 'model';
  readonly startWith: 'last' | 'fresh';
}

/** Code that belongs to features of the panel, each loaded with its chunk. */
export interface ChatFeatures {
  /** With the long list: `conversations/earlier-messages.ts`. */
  readonly earlierMessages: () => Promise<CreateEarlierMessages>;
  /** With the menu: `conversations/kept-conversations.ts`. */
  readonly keptConversations: () => Promise<KeepConversations>;
  /** With the parts of messages: `conversations/message-changes.ts`. */
  readonly messageChanges: Lazy<{ readonly createMessageChanges: CreateMessageChanges }>;
}

/** The two seams, time and chance. */
export interface ChatModelDeps {
  /** Read at each turn, so that `handle.update` can put another one in its place. */
  readonly transport: () => ChatTransport;
  readonly store: HistoryStore;
  readonly settings: () => ChatSettings;
  readonly features: ChatFeatures;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** Default: the browser's. */
  readonly connectivity?: Connectivity;
  readonly emit: Emit;
  /** Whether the visitor sees the open conversation. Default: no, and every answer is news. */
  readonly isRead?: () => boolean;
  /** The other tabs with the same history; without it the chat has none. */
  readonly tabs?: Tabs;
  /** Another tab tells that the user has left the site. */
  readonly onUserLeft?: () => void;
}

export function createChatModel(deps: ChatModelDeps): OwnedChatModel {
  const { transport, store, clock, log, settings, features, tabs, isRead = () => false } = deps;
  const bus = createBus();
  const notices = createChatNotices();
  let isDisposed = false;

  // The open conversation, and how it is written.
  const registry = new TurnRegistry();
  const writer = createHistoryWriter(store, clock, log);
  const isWorkedOn = (turnId: string): boolean => registry.isWorkedOn(turnId);
  const rest = lazy(() => import('./recovery/recovery.js'));
  const conversation = new OpenConversation({ writer, clock, bus, versioning: rest, isWorkedOn });
  const composerDraft = createComposerDraft(conversation, writer, clock, bus);
  const earlier = lazy(async () => (await features.earlierMessages())(store, conversation, log));

  // The other tabs.
  const remote = signal<RemoteTurns>(new Map());
  let known: OtherTabTurns;
  async function showElsewhere(elsewhere: OtherTabTurns): Promise<void> {
    known = elsewhere;
    if (elsewhere.size + remote.peek().size === 0) return;
    const code = rest.value ?? (await rest.load());
    if (code && known === elsewhere) remote.value = code.shownElsewhere(elsewhere, remote.peek());
  }
  const coordinator = createTabCoordinator({
    tabs,
    store,
    conversation,
    registry,
    log,
    listener: {
      onTurns: (elsewhere) => void showElsewhere(elsewhere),
      onRead: (stored) => bus.emit('reread', stored),
      onRemoved: (how) => bus.emit('removed', how),
      onUnread: (conversationId, isUnread) => bus.emit('marked', { conversationId, isUnread }),
      onListChange: () => bus.emit('list-changed', undefined),
      onStop: (id) => (id === conversation.id ? turns.stop() : turns.endBehind('stop', id)),
      onUserLeft: () => deps.onUserLeft?.(),
    },
  });

  // Turns.
  const { emit } = deps;
  const modelCheck = createModelCheck(transport, settings, emit);
  const turns = createTurnQueue({
    ...deps,
    connectivity: deps.connectivity ?? browserConnectivity,
    onEnded: (conversationId) => bus.emit('turn-ended', conversationId),
    conversation,
    modelCheck,
    coordinator,
    isWorkedOn,
    notify: notices.notify,
    async loadFor(turnId, limit) {
      if (conversation.hasEarlier.value) await (await earlier.load())?.loadFor(turnId, limit);
    },
  });

  // Answers that a relay goes on with, when their page is gone.
  const seen = computed(() => [conversation.messages.value, remote.value]);
  const stopTakingUp = seen.subscribe(() => turns.takeUpKept());

  // The list of conversations, and which of them is open.
  const opening = createConversationSwitch({
    store,
    conversation,
    writer,
    coordinator,
    turns,
    composerDraft,
    earlier,
    settings,
    bus,
    log,
  });
  const naming = new AbortController();
  bus.on('turn-ended', (id) => {
    if (id !== conversation.id || settings().titles !== 'model' || conversation.record.title !== undefined) return;
    void rest
      .load()
      .then((code) => code?.nameConversation(conversation, transport(), naming.signal))
      .catch((error) => log.debug('no title was given', error));
  });
  const conversations = createConversationList({
    store,
    clock,
    log,
    conversation,
    opening,
    turns,
    bus,
    isRead,
    post: (hint) => tabs?.post(hint),
    loadCode: features.keptConversations,
  });
  function change(act: (changes: MessageChanges) => void): void {
    const { messageChanges } = features;
    const actWith = (code: typeof messageChanges.value): void => {
      if (code && !isDisposed) act(code.createMessageChanges({ conversation, turns, versioning: rest, clock, emit }));
    };
    if (messageChanges.value) actWith(messageChanges.value);
    else void messageChanges.load().then(actWith);
  }

  return {
    connection: modelCheck.connection,
    conversation: computed(() => conversation.record),
    messages: conversation.path,
    versions: conversation.versions,
    draft: composerDraft.text,
    conversations,
    hasEarlier: conversation.hasEarlier,
    loadEarlier: async (messageId) => (await earlier.load())?.load(messageId),
    unloadBefore: async (messageId) => (await earlier.load())?.unload(messageId, settings().context),
    turn: turns.turn,
    remote,
    isLoaded: opening.isLoaded,
    notices: notices.shown,
    send(text) {
      if (isDisposed || !text.trim()) return;
      const { branch } = conversation.record;
      turns.send(queuedMessage({ id: newId(), turnId: newId(), createdAt: clock.date(), text, branch }));
    },
    edit: (messageId, text) => change((changes) => changes.edit(messageId, text)),
    regenerate: (messageId) => change((changes) => changes.regenerate(messageId)),
    showVersion: (messageId, step) => change((changes) => changes.showVersion(messageId, step)),
    rate: (messageId, value, why) => change((changes) => changes.rate(messageId, value, why)),
    stop() {
      if (turns.runningId === undefined) tabs?.post({ kind: 'stop', conversation: conversation.id });
      turns.stop();
    },
    continueAnswer: (turnId) => turns.add(turnId, true),
    cancel: (turnId) => turns.cancel(turnId),
    retry(turnId = lastRetryable(conversation.path.value)) {
      if (turnId !== undefined) turns.add(turnId);
    },
    retryNow: () => turns.retryNow(),
    models: computed(() => modelCheck.models.value.filter(({ isHidden }) => !isHidden)),
    model: modelCheck.model,
    chooseModel: (modelId) => modelCheck.choose(modelId),
    newConversation: () => opening.leave(false),
    clear: () => opening.leave(true),
    dismissNotice: (notice) => notices.dismiss(notice),
    notify: (notice) => notices.notify(notice),
    takeUpKept() {
      conversations.refresh();
      void opening.takeUpKept();
    },
    markRead: () => conversations.markRead(),
    verify: () => modelCheck.outcome(),
    reconnect() {
      modelCheck.reset();
      void modelCheck.outcome();
    },
    flush() {
      writer.flush();
      composerDraft.flush();
    },
    suspend() {
      composerDraft.flush();
      conversations.finishDeletions();
      turns.setPaused(true);
      tabs?.suspend();
      store.release();
    },
    resume() {
      tabs?.resume();
      turns.setPaused(false);
      coordinator.refresh();
    },
    refresh: () => coordinator.refresh(),
    forget: (conversationId) => opening.forget(conversationId),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      stopTakingUp();
      turns.dispose();
      composerDraft.dispose();
      opening.dispose();
      conversations.dispose();
      naming.abort();
      modelCheck.dispose();
      coordinator.dispose();
      tabs?.suspend();
      store.close().catch((error) => log.debug('history could not be closed', error));
    },
  };
}
