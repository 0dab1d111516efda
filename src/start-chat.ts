import { signal } from '@preact/signals-core';
import { ChatError, isChatError } from './core/chat-error.js';
import type { Emit } from './core/chat-events.js';
import { jsonText } from './core/json-text.js';
import { lazy } from './platform/lazy.js';
import type { Verification } from './core/verification.js';
import { forgetSession, historyName, markLeft } from './history/history-name.js';
import { postOnce } from './tabs/tab-channel.js';
import type { HistoryHandle } from './state/history-handle.js';
import type { HostElement } from './launcher/host-element.js';
import type { GivenOptions, ResolvedOptions } from './options/chat-options.js';
import { resolveOptions } from './options/resolve-options.js';
import type * as pageTexts from './page-texts.js';
import { createLog } from './platform/log.js';
import { systemClock } from './platform/system-clock.js';
import { loadStrings, type Strings } from './strings/strings.js';
import { wantedLanguage } from './strings/wanted-language.js';
import { loadPlacement, startUserChat, type UserChat } from './user-chat.js';
import { prepareTheme } from './ui/theme-sheet.js';

/** The things that the first half hands over. */
export interface ChatStart {
  readonly host: HostElement;
  /** Checked, and not yet resolved. */
  readonly options: GivenOptions;
  /** Loads the registry of languages. */
  readonly loadTexts: () => Promise<Pick<typeof pageTexts, 'languageFor'>>;
  readonly emit: Emit;
  /** Closes the panel, as the launcher would. */
  readonly close: () => void;
}

/** The running second half, as the first half drives it. */
export interface StartedChat {
  /** Shows the panel where the host element is open; else hides it, and gives the launcher the focus it had. */
  toggle(): void;
  send(text: string): void;
  draft(text: string): void;
  stop(): void;
  retry(): void;
  clear(): void;
  newConversation(): void;
  /** Shows the connection doctor over the page, if the page's address asks for it. */
  debug(): void;
  /** Shows the chat of the user whom the options name, or of nobody known, and nothing more of the one before. */
  setUser(before: string | undefined): void;
  verify(): Promise<Verification>;
  readonly connection: 'direct' | 'relay';
  readonly history: HistoryHandle;
  update(options: GivenOptions): void;
  destroy(): void;
}

/** The second half of the composition root: with `user-chat.ts` the only place that knows every room. */
export async function startChat({ host, emit, close, loadTexts, ...start }: ChatStart): Promise<StartedChat> {
  const options = signal(resolveOptions(start.options));
  const isOpen = signal(false);
  const log = createLog(() => options.value.debug);
  const [words] = await Promise.all([
    stringsOf(options.value),
    prepareTheme(host.element, options.value),
    loadPlacement(options.value),
  ]);
  const strings = signal(words);
  const tools = lazy(async () =>
    (await import('./debug/debug.js')).createDebugTools(host.root, options, () => strings.value, log),
  );
  // From the first request on.
  const recording = options.value.debug ? (await tools.load())?.record() : undefined;
  let isDestroyed = false;
  let userId = options.value.user.id;
  let chat = startChatOf();

  function stringsOf({ language, strings }: ResolvedOptions): Promise<Strings> {
    return loadStrings(wantedLanguage(language), strings, loadTexts);
  }

  function startChatOf(): UserChat {
    const deps = { host, options, strings, isOpen, log, emit, close, onUserLeft: showNobody, openDoctor, recording };
    return startUserChat(userId, deps);
  }

  function openDoctor(): void {
    if (!options.value.debug) return;
    void tools.load().then((loaded) => {
      if (!loaded) log.warn('the doctor could not be loaded');
      else if (!isDestroyed) loaded.openDoctor();
    });
  }

  function switchTo(id: string | undefined): void {
    if (id === userId) return;
    if (userId === undefined) chat.destroy();
    else chat.leave(true).catch(warnOfRest);
    userId = id;
    chat = startChatOf();
  }

  /** The user has left in another tab. Any script of the site can say so: nothing is erased from the disk for it. */
  function showNobody(): void {
    if (userId === undefined) return;
    chat.leave(false).catch(warnOfRest);
    userId = undefined;
    chat = startChatOf();
  }

  /** The other tabs hear of it, also those of a user whom the page has never shown here. */
  function setUser(id: string | undefined, before: string | undefined): void {
    const left = new Set([userId, before]);
    switchTo(id);
    for (const other of left) {
      if (other === id) continue;
      const name = historyName(options.value.historyKey, other);
      if (other !== undefined) markLeft(name);
      postOnce(name, { kind: 'user' });
      if (other === undefined) continue;
      forgetSession(name);
      if (options.value.encryptHistory) void dropKeyOf(name);
    }
  }

  /** A user who logs out leaves nothing that anybody could read. */
  async function dropKeyOf(name: string): Promise<void> {
    const leftAt = systemClock.date();
    try {
      const { dropKey } = await import('./history/tasks/history-tasks.js');
      await dropKey(name, systemClock, leftAt);
    } catch (error) {
      warnOfRest(error);
    }
  }

  function warnOfRest(error: unknown): void {
    log.warn(`the key of a user's history is still there: ${String(error)}`);
  }

  /** Asks the history of whoever is there now; rejects with a `ChatError`. */
  async function askData<T>(question: (data: HistoryHandle) => Promise<T>): Promise<T> {
    try {
      return await question(await chat.visitorData());
    } catch (cause) {
      throw isChatError(cause) ? cause : new ChatError('network', 'history: not loaded', { cause });
    }
  }

  return {
    toggle() {
      isOpen.value = host.element.hasAttribute('open');
      // Only from inside: a page that closes the chat by itself keeps the focus where it is.
      if (!isOpen.value && host.root.activeElement) host.button.focus();
    },
    send: (text) => chat.model.send(text),
    draft(text) {
      chat.model.draft.value = text;
    },
    stop: () => chat.model.stop(),
    retry: () => chat.model.retry(),
    clear: () => chat.model.clear(),
    newConversation: () => chat.model.newConversation(),
    verify: () => chat.model.verify(),
    get connection() {
      return chat.connection;
    },
    debug() {
      if (location.search.includes('causerie-doctor')) openDoctor();
    },
    history: {
      list: () => askData((data) => data.list()),
      load: (id) => askData((data) => data.load(id)),
      export: (format, id) => askData((data) => data.export(format, id)),
      import: (file) => askData((data) => data.import(file)),
      erase: (id) => askData((data) => data.erase(id)),
    },
    setUser: (before) => setUser(options.value.user.id, before),
    update(given) {
      const next = resolveOptions(given);
      const before = options.value;
      options.value = next;
      if (next.language !== before.language || jsonText(next.strings) !== jsonText(before.strings)) {
        void stringsOf(next).then((loaded) => {
          if (options.value === next) strings.value = loaded;
        });
      }
      if (next.user.id !== before.user.id) setUser(next.user.id, before.user.id);
      else if (isOtherServer(before, next)) chat.model.reconnect();
    },
    destroy() {
      isDestroyed = true;
      tools.value?.dispose();
      chat.destroy();
    },
  };
}

/** Options that make another server or another model of it. */
const serverOptions = ['url', 'models', 'apiKey', 'authHeader', 'verifyModel', 'endpoints', 'headers'] as const;

function isOtherServer(before: ResolvedOptions, next: ResolvedOptions): boolean {
  // Objects are made anew at each reading of the options; the key may be a function.
  const textOf = (options: ResolvedOptions): string => jsonText(serverOptions.map((name) => options[name]));
  return before.apiKey !== next.apiKey || textOf(before) !== textOf(next);
}
