import type { ChatHandle } from './chat-handle.js';
import type { ChatEvents, Emit } from './core/chat-events.js';
import { ChatError, isChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import { createHostElement } from './launcher/host-element.js';
import { createLauncher } from './launcher/launcher.js';
import { languageOf, launcherWords } from './launcher/launcher-words.js';
import type { ChatOptions, ResolvedOptions } from './options/chat-options.js';
import { parseOptions } from './options/parse-options.js';
import { reportError } from './platform/log.js';
import type { StartedChat, startChat } from './start-chat.js';

/** Loads the half of the chat that is not needed before the first opening. */
export type LoadChat = () => Promise<{ readonly startChat: typeof startChat }>;

/** What the entries add to the options of the owner. */
export interface Mounting {
  /** An element that stands in the page already. */
  readonly element?: HTMLElement;
}

/**
 * The first half of the composition root, and all that a page pays before its visitor needs a chat: checks the
 * options, paints the launcher, and passes everything else on to the half that it loads at the first need.
 *
 * @throws ChatError of code `config` for a mistake in the options; nothing is then left in the page
 */
export function createChat(given: ChatOptions, load: LoadChat, mounting: Mounting = {}): ChatHandle {
  let raw: Record<string, unknown> = { ...given };
  let options = parseOptions(raw);
  const listeners = new Map<string, Set<(detail: never) => void>>();
  const host = createHostElement(mounting.element);
  const launcher =
    options.placement === 'bubble' ? createLauncher(host.root, toggle, () => void start().catch(() => {})) : undefined;
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<StartedChat> | undefined;
  let started: StartedChat | undefined;
  let settleReady: (outcome: Verification) => void = () => {};
  let ready: Promise<Verification> | undefined;

  const emit: Emit = (name, detail) => {
    for (const listener of listeners.get(name) ?? []) guarded(() => listener(detail as never));
    host.element.dispatchEvent(new CustomEvent(`causerie:${name}`, { detail, bubbles: true, composed: true }));
  };

  /** Loads and starts the second half, once; after a failure the next need tries again. */
  function start(): Promise<StartedChat> {
    if (isDestroyed) return new Promise(() => {});
    starting ??= load()
      .then((half) => half.startChat({ host, options, emit, close: () => setOpen(false) }))
      .then((chat) => {
        if (isDestroyed) chat.destroy();
        else started = chat;
        return chat;
      })
      .catch((error) => {
        starting = undefined;
        throw error;
      });
    return starting;
  }

  /** Does something with the second half: now where it is there, and in the order of the calls where it is not. */
  function use(action: (chat: StartedChat) => void): void {
    if (isDestroyed) return;
    const chat = started;
    if (chat) return guarded(() => action(chat));
    launcher?.setBusy(true);
    launcher?.setFailed(false);
    start()
      .then((chat) => {
        if (!isDestroyed) action(chat);
      })
      .catch((error) => {
        reportError(error);
        launcher?.setFailed(true);
        if (isOpen) setOpen(false);
      })
      .finally(() => launcher?.setBusy(false));
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    host.setOpen(open);
    launcher?.setOpen(open);
    if (open || started) use((chat) => chat.setOpen(isOpen));
    // Only from inside: a page that closes the chat by itself keeps the focus where it is.
    if (!open && host.root.activeElement) launcher?.focus();
    emit(open ? 'open' : 'close', undefined);
  }

  function update(): void {
    host.update(options);
    launcher?.update(
      options.launcher.label,
      options.launcher.hidden,
      launcherWords(languageOf(options.language, document.documentElement.lang)),
    );
  }

  function attach(): void {
    if (isDestroyed) return;
    if (!host.element.isConnected) containerOf(options).append(host.element);
    if (options.placement === 'inline') setOpen(true);
  }

  update();
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', () => guarded(attach), { once: true });

  return {
    element: host.element,
    get ready() {
      ready ??= new Promise((resolve) => {
        settleReady = resolve;
        if (isDestroyed) return resolve({ outcome: 'destroyed' });
        start()
          .then((chat) => chat.verify())
          .catch((error): Verification => ({ outcome: 'failed', error: loadFailure(error) }))
          .then(resolve);
      });
      return ready;
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle,
    send: (text) => use((chat) => chat.send(text)),
    stop: () => use((chat) => chat.stop()),
    retry: () => use((chat) => chat.retry()),
    clear: () => use((chat) => chat.clear()),
    newConversation: () => use((chat) => chat.newConversation()),
    update(changes) {
      if (isDestroyed) return;
      const merged = { ...raw, ...changes };
      const next = parseOptions(merged);
      forbidChange(options, next);
      raw = merged;
      options = next;
      update();
      if (starting) use((chat) => chat.update(next));
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      guarded(() => started?.destroy());
      settleReady({ outcome: 'destroyed' });
      listeners.clear();
      host.destroy();
    },
  };
}

const fixedOptions = ['history', 'historyKey', 'placement', 'container'] as const;

function forbidChange(before: ResolvedOptions, after: ResolvedOptions): void {
  const changed = fixedOptions.find((name) => before[name] !== after[name]);
  if (!changed) return;
  throw new ChatError(
    'config',
    `option "${changed}" cannot change while the chat lives: destroy it and create another`,
  );
}

function containerOf({ placement, container }: ResolvedOptions): Element {
  if (placement === 'bubble' || container === undefined) return document.body;
  const found = typeof container === 'string' ? document.querySelector(container) : container;
  if (found) return found;
  throw new ChatError(
    'config',
    `option "container": expected an element of the page, but nothing matches "${String(container)}"`,
  );
}

function loadFailure(error: unknown): ChatError {
  return isChatError(error)
    ? error
    : new ChatError('network', 'the chat could not be loaded', { retryable: true, cause: error });
}

/** Runs what may fail for reasons of the page, such as a listener of its own: nothing is thrown into its code. */
function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}
