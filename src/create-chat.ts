import type { ChatHandle } from './chat-handle.js';
import type { ChatEvents, Emit } from './core/chat-events.js';
import { ChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import type { HistoryHandle } from './state/history-handle.js';
import { createHostElement } from './launcher/host-element.js';
import { createLauncher } from './launcher/launcher.js';
import { languageOf, launcherWords } from './launcher/launcher-words.js';
import { checkOptions } from './options/check-options.js';
import type { GivenOptions } from './options/chat-options.js';
import { mistake } from './options/option-mistake.js';
import { mergeOptions } from './options/merge-options.js';
import type { NameOf } from './options/option-names.js';
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
  let options = checkOptions(given, nameOf);
  const host = createHostElement(element);
  const launcher =
    options.placement === 'inline' ? undefined : createLauncher(host.root, toggle, () => void start().catch(() => {}));
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<StartedChat> | undefined;
  let started: StartedChat | undefined;
  let loading: 'busy' | 'failed' | undefined;
  let ready: Promise<Verification> | undefined;
  let endWaiting!: (end: Verification) => void;
  const destroyed = new Promise<Verification>((resolve) => {
    endWaiting = resolve;
  });

  const emit: Emit = (name, detail) => {
    host.element.dispatchEvent(new CustomEvent(eventType(name), { detail, bubbles: true }));
  };

  /** Loads and starts the second half, once; after a failure the next need tries again. Rejects with a `ChatError`. */
  function start(): Promise<StartedChat> {
    starting ??= load()
      .then((half) => half.startChat({ host, options, emit, close: () => setOpen(false) }))
      .then((chat) => {
        if (isDestroyed) chat.destroy();
        else started = chat;
        return chat;
      })
      .catch((cause) => {
        starting = undefined;
        throw new ChatError('network', 'not loaded', { cause });
      });
    return starting;
  }

  /** Does something with the second half: now where it is there, and in the order of the calls where it is not. */
  function use(action: (chat: StartedChat) => void): void {
    if (isDestroyed) return;
    const chat = started;
    if (chat) return guarded(() => action(chat));
    loading = 'busy';
    render();
    start()
      .then((chat) => {
        loading = undefined;
        if (!isDestroyed) action(chat);
      })
      .catch((error) => {
        reportError(error.cause ?? error);
        loading = 'failed';
        setOpen(false);
      })
      .finally(render);
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    host.element.toggleAttribute('open', open);
    render();
    if (open || started) use((chat) => chat.setOpen(isOpen));
    // Only from inside: a page that closes the chat by itself keeps the focus where it is.
    if (!open && host.root.activeElement) launcher?.focus();
    emit(open ? 'open' : 'close', undefined);
  }

  function render(): void {
    const words = launcherWords(languageOf(options.language, document.documentElement.lang));
    launcher?.render(words, options.launcher, isOpen, loading);
  }

  function applyOptions(): void {
    host.update(options);
    render();
  }

  function update(changes: unknown): void {
    if (isDestroyed) return;
    const merged = mergeOptions(given, changes);
    const next = checkOptions(merged, nameOf);
    forbidChange(options, next);
    given = merged;
    options = next;
    applyOptions();
    if (starting) use((chat) => chat.update(next));
  }

  function attach(): void {
    if (isDestroyed) return;
    if (!host.element.isConnected) containerOf(options).append(host.element);
    if (options.placement === 'inline') setOpen(true);
  }

  /** The methods of `handle.history`, all of them in the other half. */
  const history = Object.fromEntries(
    (['list', 'load', 'export', 'import', 'erase'] as const).map((name) => [
      name,
      async (...args: readonly unknown[]) => {
        const chat = isDestroyed || (await start());
        if (chat === true || isDestroyed) throw mistake('this chat is destroyed');
        return chat.history(name, args);
      },
    ]),
  ) as unknown as HistoryHandle;

  applyOptions();
  if (options.debug && /\bcauserie-doctor\b/.test(location.search)) use((chat) => chat.openDoctor());
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', () => guarded(attach), { once: true });

  return {
    element: host.element,
    get ready() {
      ready ??= isDestroyed
        ? destroyed
        : Promise.race([destroyed, start().then((chat) => chat.verify())]).catch((error) => ({
            outcome: 'failed',
            error,
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
    update,
    setUser(user) {
      const before = options.user?.id;
      update({ user: user ?? undefined });
      // Who is left may still be shown in other tabs; the rest of the script tells them.
      if (starting || before) use((chat) => chat.setUser(options.user?.id, before));
    },
    history,
    on(name, listener) {
      const listen = (event: Event): void => listener((event as CustomEvent).detail);
      host.element.addEventListener(eventType(name), listen);
      return () => host.element.removeEventListener(eventType(name), listen);
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      guarded(() => started?.destroy());
      endWaiting({ outcome: 'destroyed' });
      host.destroy();
    },
  };
}

function eventType(name: keyof ChatEvents): string {
  return `causerie:${name}`;
}

/** What the launcher, the disk and the place in the page were made of, with the defaults of the table of options. */
const fixedOptions = { history: 'persistent', historyKey: 'default', placement: 'bubble', container: undefined };

function forbidChange(before: GivenOptions, after: GivenOptions): void {
  for (const [name, standard] of Object.entries(fixedOptions)) {
    const [one, other] = [before, after].map((options) => options[name as keyof typeof fixedOptions] ?? standard);
    if (one !== other) throw mistake(`option "${name}" cannot change later`);
  }
}

function containerOf({ placement, container }: GivenOptions): Element {
  if (placement !== 'inline') return document.body;
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
