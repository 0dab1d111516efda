import type { ChatHandle } from './chat-handle.js';
import type { Emit } from './core/chat-events.js';
import { ChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import type { HistoryHandle } from './state/history-handle.js';
import { createHostElement, type Loading } from './launcher/host-element.js';
import { checkOptions } from './options/check-options.js';
import type { GivenOptions } from './options/chat-options.js';
import { mistake } from './options/option-mistake.js';
import { mergeOptions } from './options/merge-options.js';
import { ownRows } from './options/plain-object.js';
import type { NameOf } from './options/option-names.js';
import { guarded, reportError } from './platform/log.js';
import type { StartedChat, startChat } from './start-chat.js';

/** Loads the half of the chat that is not needed before the first opening. */
export type LoadChat = () => Promise<{ readonly startChat: typeof startChat }>;

/** What the entries know beside the options. */
export interface Entry {
  readonly load: LoadChat;
  /** An element that stands in the page already. */
  readonly element?: HTMLElement;
  /** How the owner wrote an option, for sentences about it. */
  readonly nameOf?: NameOf | undefined;
}

/**
 * The first half of the composition root, and all that a page pays before its visitor needs a chat: checks the
 * options, paints the launcher, and passes everything else on to the half that it loads at the first need.
 *
 * @throws ChatError of code `config` for a mistake in the options; nothing is then left in the page
 */
export function createChat(given: unknown, { load, element, nameOf }: Entry): ChatHandle {
  let options = read(given);
  const isInline = options.placement === 'inline';
  const host = createHostElement(isInline, toggle, start, element);
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<void> | undefined;
  let started: StartedChat | undefined;
  let loading: Loading = '';
  let fault!: ChatError;
  let asked: Promise<void> | undefined;
  let settle!: (end: Verification) => void;
  const ready = new Promise<Verification>((resolve) => {
    settle = resolve;
  });

  function read(given: unknown): GivenOptions {
    return ownRows({ ...fixedOptions, ...checkOptions(given, nameOf) });
  }

  const emit: Emit = (name, detail) => {
    host.element.dispatchEvent(new CustomEvent(`causerie:${name}`, { detail, bubbles: true }));
  };

  /** Loads and starts the second half, once; after a failure, which is then `fault`, the next need tries again. */
  function start(): Promise<void> {
    starting ??= load()
      .then((half) => half.startChat({ host, options, emit, close: () => setOpen(false) }))
      .then((chat) => {
        if (isDestroyed) chat.destroy();
        else started = chat;
      })
      .catch((cause) => {
        starting = undefined;
        fault = new ChatError('network', `${cause}`, { cause });
      });
    return starting;
  }

  /** Calls the second half: now where it is there, and in the order of the calls where it is not. */
  async function use<N extends keyof StartedChat>(name: N, ...args: Parameters<StartedChat[N]>): Promise<void> {
    if (isDestroyed) return;
    if (!started) {
      render('busy');
      await start();
      render('');
    }
    if (started) return guarded(() => ((started as StartedChat)[name] as (...given: typeof args) => unknown)(...args));
    if (isDestroyed) return;
    reportError(fault);
    setOpen(false);
    render('failed');
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    render();
    if (open || started) void use('toggle');
    // Only from inside: a page that closes the chat by itself keeps the focus where it is.
    if (!open && host.root.activeElement) host.button.focus();
    emit(open ? 'open' : 'close', undefined);
  }

  function render(now = loading): void {
    loading = now;
    host.update(options, isOpen, loading);
  }

  function update(changes: unknown): void {
    if (isDestroyed) return;
    const next = read(mergeOptions(options, changes));
    let name: keyof typeof fixedOptions;
    for (name in fixedOptions) {
      if (options[name] !== next[name]) throw mistake(`option "${name}" cannot change later`);
    }
    options = next;
    render();
    if (starting) void use('update', next);
  }

  function attach(): void {
    if (isDestroyed) return;
    const container = isInline ? options.container : document.body;
    try {
      const place = typeof container === 'string' ? document.querySelector(container) : container;
      // Nothing has been found where there is no place.
      if (!host.element.isConnected) (place as Element).append(host.element);
    } catch {
      throw mistake(`option "container": nothing matches "${container}"`);
    }
    if (isInline) setOpen(true);
  }

  render();
  if (options.debug && location.search.includes('causerie-doctor')) void use('openDoctor');
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else addEventListener('DOMContentLoaded', () => guarded(attach));

  return {
    element: host.element,
    get ready() {
      if (!isDestroyed) {
        asked ??= start()
          .then((): Verification | Promise<Verification> => started?.verify() ?? { outcome: 'failed', error: fault })
          .then(settle);
      }
      return ready;
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle,
    ...forward<Pick<ChatHandle, 'send' | 'stop' | 'retry' | 'clear' | 'newConversation'>>(
      ['send', 'stop', 'retry', 'clear', 'newConversation'],
      use,
    ),
    update,
    setUser(user) {
      const before = options.user?.id;
      update({ user: user ?? undefined });
      // Who is left may still be shown in other tabs; the rest of the script tells them.
      if (starting || before) void use('setUser', before);
    },
    history: forward<HistoryHandle>(
      ['list', 'load', 'export', 'import', 'erase'],
      async (name: keyof HistoryHandle, ...args: unknown[]) => {
        if (!isDestroyed) await start();
        if (!started) throw fault;
        return started.history(name, args);
      },
    ),
    on(name, listener) {
      const type = `causerie:${name}`;
      const listen = (event: Event): void => listener((event as CustomEvent).detail);
      host.element.addEventListener(type, listen);
      return () => host.element.removeEventListener(type, listen);
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      fault = mistake('this chat is destroyed');
      guarded(() => started?.destroy());
      started = undefined;
      settle({ outcome: 'destroyed' });
      host.root.replaceChildren();
      host.element.remove();
    },
  };
}

/** Methods that pass their names and arguments on. */
function forward<T>(names: readonly (keyof T)[], call: (...given: never) => unknown): T {
  return Object.fromEntries(
    names.map((name) => [name, (...args: readonly unknown[]) => call(...([name, ...args] as never))]),
  ) as T;
}

/** What the launcher, the disk and the place in the page were made of, with the defaults of the table of options. */
const fixedOptions = {
  history: 'persistent',
  historyKey: 'default',
  placement: 'bubble',
  container: undefined,
} as const;
