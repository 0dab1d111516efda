import type { ChatHandle } from './chat-handle.js';
import type { ChatEvents, Emit } from './core/chat-events.js';
import { ChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import { createHostElement } from './launcher/host-element.js';
import { createLauncher } from './launcher/launcher.js';
import { languageOf, launcherWords } from './launcher/launcher-words.js';
import type { ResolvedOptions } from './options/chat-options.js';
import { mistake } from './options/option-mistake.js';
import { mergeOptions } from './options/merge-options.js';
import type { NameOf } from './options/option-names.js';
import { parseOptions } from './options/parse-options.js';
import { reportError } from './platform/log.js';
import type { StartedChat, startChat } from './start-chat.js';

/** Loads the half of the chat that is not needed before the first opening. */
export type LoadChat = () => Promise<{ readonly startChat: typeof startChat }>;

/** What the entries know beside the options. */
export interface Entry {
  readonly load: LoadChat;
  /** An element that stands in the page already. */
  readonly element?: HTMLElement;
  /** How the owner wrote an option, for sentences about it. */
  readonly nameOf?: NameOf;
}

/**
 * The first half of the composition root, and all that a page pays before its visitor needs a chat: checks the
 * options, paints the launcher, and passes everything else on to the half that it loads at the first need.
 *
 * @throws ChatError of code `config` for a mistake in the options; nothing is then left in the page
 */
export function createChat(given: unknown, { load, element, nameOf }: Entry): ChatHandle {
  let options = parseOptions(given, nameOf);
  const host = createHostElement(element);
  const launcher =
    options.placement === 'bubble' ? createLauncher(host.root, toggle, () => void start().catch(() => {})) : undefined;
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<StartedChat> | undefined;
  let started: StartedChat | undefined;
  let isBusy = false;
  let hasFailed = false;
  let ready: Promise<Verification> | undefined;
  let endWaiting = (): void => {};
  const destroyed = new Promise<Verification>((resolve) => {
    endWaiting = () => resolve({ outcome: 'destroyed' });
  });

  const emit: Emit = (name, detail) => {
    host.element.dispatchEvent(new CustomEvent(eventType(name), { detail, bubbles: true }));
  };

  /** Loads and starts the second half, once; after a failure the next need tries again. */
  function start(): Promise<StartedChat> {
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
    isBusy = true;
    hasFailed = false;
    render();
    start()
      .then((chat) => {
        if (!isDestroyed) action(chat);
      })
      .catch((error) => {
        reportError(error);
        hasFailed = true;
        setOpen(false);
      })
      .finally(() => {
        isBusy = false;
        render();
      });
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    host.setOpen(open);
    render();
    if (open || started) use((chat) => chat.setOpen(isOpen));
    // Only from inside: a page that closes the chat by itself keeps the focus where it is.
    if (!open && host.root.activeElement) launcher?.focus();
    emit(open ? 'open' : 'close', undefined);
  }

  function render(): void {
    const { label, hidden: isHidden } = options.launcher;
    const words = launcherWords(languageOf(options.language, document.documentElement.lang));
    launcher?.render({ words, label, isHidden, isOpen, isBusy, hasFailed });
  }

  function applyOptions(): void {
    host.update(options);
    render();
  }

  function attach(): void {
    if (isDestroyed) return;
    if (!host.element.isConnected) containerOf(options).append(host.element);
    if (options.placement === 'inline') setOpen(true);
  }

  applyOptions();
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', () => guarded(attach), { once: true });

  return {
    element: host.element,
    get ready() {
      ready ??= isDestroyed
        ? destroyed
        : Promise.race([destroyed, start().then((chat) => chat.verify())]).catch((cause) => ({
            outcome: 'failed',
            error: new ChatError('network', 'not loaded', { cause }),
          }));
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
      const merged = mergeOptions(given, changes);
      const next = parseOptions(merged, nameOf);
      forbidChange(options, next);
      given = merged;
      options = next;
      applyOptions();
      if (starting) use((chat) => chat.update(next));
    },
    on(name, listener) {
      const listen = (event: Event): void => listener((event as CustomEvent).detail);
      host.element.addEventListener(eventType(name), listen);
      return () => host.element.removeEventListener(eventType(name), listen);
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      guarded(() => started?.destroy());
      endWaiting();
      host.destroy();
    },
  };
}

function eventType(name: keyof ChatEvents): string {
  return `causerie:${name}`;
}

/** What the launcher, the disk and the place in the page were made of. */
const fixedOptions = ['history', 'historyKey', 'placement', 'container'] as const;

function forbidChange(before: ResolvedOptions, after: ResolvedOptions): void {
  for (const name of fixedOptions) {
    if (before[name] !== after[name]) throw mistake(`option "${name}" cannot change later`);
  }
}

function containerOf({ placement, container }: ResolvedOptions): Element {
  if (placement === 'bubble') return document.body;
  let found: Element | null | undefined;
  try {
    found = typeof container === 'string' ? document.querySelector(container) : container;
  } catch {
    // A selector that is none: it finds nothing.
  }
  if (found) return found;
  throw mistake(`option "container": nothing matches "${String(container)}"`);
}

/** Runs what may fail for reasons of the page: nothing is thrown into its code. */
function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}
