import type { GivenOptions } from '../../options/chat-options.js';
import { launcher as english } from '../../strings/en/launcher.js';
import type { NamedLanguage } from '../../strings/languages.js';
import type { HostElement } from '../host-element.js';
import { followAsking } from './asking.js';
import { inviteVisitor } from './invitations.js';
import { keepClear } from './keep-clear.js';
import { followShortcut } from './shortcut.js';

/** The chat, as the tools use it. */
export interface PageChat {
  open(): void;
  toggle(): void;
  /** Sends a message of the visitor. */
  send(text: string): void;
  /** Puts a text into the composer, which the visitor may send. */
  draft(text: string): void;
}

/** The parts of a chat around its launcher that only some pages need. */
export interface PageTools {
  /** Looks at the page again, which has changed. */
  look(): void;
  /** Does what an element of the page asks for. */
  ask(element: Element): void;
  dispose(): void;
}

/**
 * @param options those of the moment; `handle.update` may have changed them
 * @param language undefined for English
 */
export function startPageTools(
  host: HostElement,
  options: () => GivenOptions,
  chat: PageChat,
  language: () => NamedLanguage | undefined,
): PageTools {
  const dismiss = (): string => ({ ...english, ...language()?.launcher, ...options().strings?.launcher }).dismiss;
  const asking = followAsking(host, chat);
  const clear = keepClear(host, options);
  const invitations = inviteVisitor(host, options, chat, dismiss);
  const unfollow = followShortcut(options, chat.toggle);

  return {
    look() {
      asking.look();
      clear.look();
      invitations.look();
    },
    ask: asking.ask,
    dispose() {
      unfollow();
      for (const part of [asking, clear, invitations]) part.dispose();
    },
  };
}
