import type { ChatHandle } from './chat-handle.js';
import { ChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import type { HistoryHandle } from './state/history-handle.js';
import { createHostElement, type Loading } from './launcher/host-element.js';
import { checkOptions } from './options/check-options.js';
import { mistake, wrongValue } from './options/option-mistake.js';
import { mergeOptions } from './options/merge-options.js';
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
  let options = checkOptions(given, nameOf);
  const isInline = options.placement === 'inline';
  const host = createHostElement(isInline, toggle, start, element);
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<void> | undefined;
  let started: StartedChat | undefined;
  let loading: Loading = '';
  let fault!: ChatError;
  let verification: Promise<Verification> | undefined;

  const emit = (name: string, detail?: unknown): void => {
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
  async function call<N extends keyof StartedChat>(name: N, ...args: Parameters<StartedChat[N]>): Promise<unknown> {
    if (!started && !isDestroyed) {
      render('busy');
      await start();
      render('');
    }
    if (!started) throw fault;
    return (started[name] as (...given: typeof args) => unknown)(...args);
  }

  /** The same for what gives nothing back: a fault is the page's to read, and shown at the launcher. */
  function use<N extends keyof StartedChat>(name: N, ...args: Parameters<StartedChat[N]>): void {
    call(name, ...args).catch((error) => {
      if (isDestroyed) return;
      reportError(error);
      if (started) return;
      setOpen(false);
      render('failed');
    });
  }

  async function verify(): Promise<Verification> {
    if (!isDestroyed) await start();
    return started?.verify() ?? (isDestroyed ? { outcome: 'destroyed' } : { outcome: 'failed', error: fault });
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    render();
    if (open || started) use('toggle');
    emit(open ? 'open' : 'close');
  }

  function render(now = loading): void {
    loading = now;
    host.update(options, isOpen, loading);
  }

  function update(changes: unknown): void {
    if (isDestroyed) return;
    const next = checkOptions(mergeOptions(options, changes), nameOf);
    for (const name of ['history', 'historyKey', 'placement', 'container'] as const) {
      if (options[name] !== next[name]) throw wrongValue('no change', next[name], name, name);
    }
    options = next;
    render();
    if (starting) use('update', next);
  }

  function attach(): void {
    if (isDestroyed) return;
    const container = isInline ? options.container : document.body;
    try {
      const place = typeof container === 'string' ? document.querySelector(container) : container;
      // Nothing has been found where there is no place.
      if (!element) (place as Element).append(host.element);
    } catch {
      throw mistake(`option "container": nothing matches "${container}"`);
    }
    if (isInline) setOpen(true);
  }

  render();
  if (options.debug) use('debug');
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else addEventListener('DOMContentLoaded', () => guarded(attach));

  return {
    element: host.element,
    get ready() {
      return (verification ??= verify());
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
      if (starting || before) use('setUser', before);
    },
    history: forward<HistoryHandle>(
      ['list', 'load', 'export', 'import', 'erase'],
      (name: keyof HistoryHandle, ...args: unknown[]) => call('history', name, ...args),
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
