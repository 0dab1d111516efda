import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Emit } from './core/chat-events.js';
import { hasLeft, historyName, unmarkLeft } from './history/history-name.js';
import { openHistory } from './history/open-history.js';
import { announcingStore } from './tabs/announcing-store.js';
import { openTabs } from './tabs/tabs.js';
import type { HostElement } from './launcher/host-element.js';
import type { ResolvedOptions } from './options/chat-options.js';
import { required } from './platform/lazy.js';
import type { Log } from './platform/log.js';
import { afterPaint, systemClock } from './platform/system-clock.js';
import { createChatModel } from './state/create-chat-model.js';
import type { OwnedChatModel } from './state/chat-model.js';
import type { VisitorData } from './state/visitor-data.js';
import type { Strings } from './strings/strings.js';
import type { TransportDeps } from './transport/open-webui/create-requester.js';
import { createOpenWebUITransport } from './transport/open-webui/open-webui-transport.js';
import { panelId } from './ui/assistant-title.js';
import { panelFeatures } from './ui/features.js';
import { mountPanel } from './ui/mount-panel.js';

/** Loads the code of the place where the panel stands, if that is not the usual one: the panel is not moved later. */
export async function loadPlacement({ placement }: ResolvedOptions): Promise<void> {
  if (placement !== 'bubble' && placement !== 'inline') await panelFeatures.placements.load();
}

/** The things that outlive a user of the site. */
export interface UserChatDeps {
  readonly host: HostElement;
  readonly options: ReadonlySignal<ResolvedOptions>;
  readonly strings: ReadonlySignal<Strings>;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly log: Log;
  readonly emit: Emit;
  /** Closes the panel, as the launcher would. */
  readonly close: () => void;
  /** The user has left the site, in another tab. */
  readonly onUserLeft: () => void;
  readonly openDoctor: () => void;
  /** Listens to what goes to the server; undefined without the option `debug`. */
  readonly recording: Pick<TransportDeps, 'fetch' | 'show'> | undefined;
}

/** The chat of one user: disk, network, state and panel. */
export interface UserChat {
  readonly model: OwnedChatModel;
  readonly connection: 'direct' | 'relay';
  readonly visitorData: () => Promise<VisitorData>;
  destroy(): void;
  /**
   * Ends the chat, whose user leaves the site: nothing that others could read stays in this tab.
   *
   * @param erases whether an encrypted history is erased as well
   */
  leave(erases: boolean): Promise<void>;
}

/**
 * Starts everything that belongs to one user, in one piece: where the next user begins, nothing of this one can be
 * left in a corner of the screen or of the memory.
 *
 * @param userId undefined for a visitor whom the site does not know
 */
export function startUserChat(userId: string | undefined, deps: UserChatDeps): UserChat {
  const { host, options, strings, isOpen, log, emit, close, onUserLeft, openDoctor, recording } = deps;
  const transport = createOpenWebUITransport({
    options: () => options.value,
    clock: systemClock,
    log,
    onResume: (turnId) => emit('turn-resume', { turnId }),
    ...recording,
  });
  const name = historyName(options.value.historyKey, userId);
  if (userId !== undefined) unmarkLeft(name);
  /** A hint, or a time in the back/forward cache, is only a reason to look. */
  const isGone = (): boolean => userId !== undefined && hasLeft(name);
  const leaveIfGone = (): void => {
    if (isGone()) onUserLeft();
  };
  const opened = openHistory({
    kind: options.value.history,
    name,
    clock: systemClock,
    log,
    retention: options.value.retention,
    consent: options.value.consent,
    isEncrypted: options.value.encryptHistory,
    onFallback: (reason) => model.notify({ name: 'history-memory', isFull: reason === 'full' }),
    onRestore() {
      model.dismissNotice({ name: 'history-memory' });
      model.takeUpKept();
    },
  });
  const tabs = openTabs({
    name,
    isShared: () => opened.kind === 'persistent',
    server: () => new URL(options.value.url).origin,
    clock: systemClock,
  });
  const store = announcingStore(opened, tabs.post);
  const model = createChatModel({
    transport: () => transport,
    store,
    settings: () => options.value,
    clock: systemClock,
    random: Math.random,
    log,
    emit,
    isRead: () => isOpen.peek() && !document.hidden,
    tabs,
    onUserLeft: leaveIfGone,
    features: {
      earlierMessages: async () => (await required(panelFeatures.longList, 'network')).createEarlierMessages,
      messageChanges: panelFeatures.messageParts,
      keptConversations: async () => (await required(panelFeatures.menu, 'network')).keepConversations,
    },
  });
  const visitorData = async (): Promise<VisitorData> =>
    (await required(panelFeatures.menu, 'network')).createUserData(store, model, options, strings);
  const panel = mountPanel(host.root, {
    visitorData,
    model,
    options,
    strings,
    isOpen,
    clock: systemClock,
    close,
    openDoctor,
  });
  const unfollow = effect(() => {
    if (isOpen.value && model.conversation.value && !document.hidden) model.markRead();
    host.element.toggleAttribute('unread', model.conversations.unread.value.size > 0);
  });
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('freeze', () => tabs.yieldTurns(), { signal });
  addEventListener('pagehide', () => model.suspend(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted && isGone()) onUserLeft();
      else if (persisted) model.resume();
    },
    { signal },
  );
  // The hint of a log-out can be here before its mark is: `localStorage` reaches other processes on a way of its own.
  addEventListener('storage', leaveIfGone, { signal });
  addEventListener('focus', () => model.refresh(), { signal });
  const onVisibility = (): void => {
    if (document.hidden) return model.flush();
    if (isOpen.peek()) model.markRead();
    model.refresh();
  };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  host.button.setAttribute('aria-controls', panelId);
  // The visitor waits for the panel, and nobody for this.
  void afterPaint().then(() => model.verify());

  function destroy(): void {
    stop.abort();
    unfollow();
    host.element.removeAttribute('unread');
    panel.dispose();
    model.dispose();
  }

  return {
    model,
    get connection() {
      return transport.connection ?? 'direct';
    },
    visitorData,
    destroy,
    leave(erases) {
      // First, so that the end of a running answer is not written any more.
      const leaving = opened.leave(erases);
      destroy();
      return leaving;
    },
  };
}
