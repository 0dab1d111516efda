import type { GivenOptions } from '../../options/chat-options.js';
import type { HostElement } from '../host-element.js';
import type { PageChat } from './page-tools.js';
import { isRemembered, remember } from './remembered.js';
import { showTeaser } from './teaser.js';

/** The teaser and the opening by itself. */
export interface Invitations {
  look(): void;
  dispose(): void;
}

/**
 * Invites the visitor as the options `openAfter` and `teaser` ask: each once a visitor, and not to an open chat.
 *
 * @param dismiss the name of the button that takes the teaser away
 */
export function inviteVisitor(
  host: HostElement,
  options: () => GivenOptions,
  chat: PageChat,
  dismiss: () => string,
): Invitations {
  const { element } = host;
  const stop = new AbortController();
  const { signal } = stop;
  let opening: number | undefined;
  let showing: number | undefined;
  let hide: (() => void) | undefined;

  /** Keeps that it was done, and that it need not be done any more. */
  function settle(name: 'open' | 'teaser'): void {
    void remember(name, options());
  }

  function openByItself(): void {
    if (signal.aborted || isRemembered('open', options())) return;
    settle('open');
    if (element.hasAttribute('open')) return;
    // The visitor goes on with what they do: the focus stays where it is.
    element.toggleAttribute('quiet', true);
    chat.open();
  }

  function tease(): void {
    showing = undefined;
    const { teaser, launcher } = options();
    if (signal.aborted || hide || !teaser?.text || !isHere(teaser.paths) || element.hasAttribute('open')) return;
    if (launcher?.hidden || isRemembered('teaser', options())) return;
    hide = showTeaser(host, {
      text: teaser.text,
      dismiss: dismiss(),
      onOpen: chat.open,
      onDismiss: () => {
        settle('teaser');
        endTeaser();
      },
    });
  }

  function endTeaser(): void {
    hide?.();
    hide = undefined;
  }

  // A visitor who has opened the chat has found it.
  element.addEventListener(
    'causerie:open',
    () => {
      const { openAfter, teaser } = options();
      if (openAfter !== undefined) settle('open');
      if (teaser) settle('teaser');
      endTeaser();
    },
    stop,
  );

  element.addEventListener('causerie:close', () => element.toggleAttribute('quiet', false), stop);

  return {
    look() {
      const { openAfter, teaser } = options();
      if (openAfter !== undefined) opening ??= whenSeen(openByItself, openAfter, signal);
      if (teaser?.text && !hide && isHere(teaser.paths)) showing ??= whenSeen(tease, teaser.delay ?? 5_000, signal);
      else if (hide && !isHere(teaser?.paths)) endTeaser();
    },
    dispose() {
      stop.abort();
      endTeaser();
    },
  };
}

/** Calls back after a time, once the page is looked at. Returns a number, for who wants to know that it waits. */
function whenSeen(action: () => void, delay: number, signal: AbortSignal): number {
  return window.setTimeout(() => {
    if (!document.hidden) action();
    else document.addEventListener('visibilitychange', action, { once: true, signal });
  }, delay);
}

/** Whether the page is one of the paths, in which `*` stands for any characters. */
export function isHere(paths: readonly string[] | undefined, path = location.pathname): boolean {
  if (!paths) return true;
  return paths.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(path);
  });
}
