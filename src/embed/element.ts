import type { ChatHandle } from '../chat-handle.js';
import { optionsFromAttributes } from '../options/attributes.js';
import { reportError } from '../platform/log.js';

/**
 * Makes `<causerie-chat data-url="…" data-model="…">` a chat, and gives the elements that `createChat` makes a
 * defined name, since some pages hide elements that are not defined. The first copy of the script that calls this
 * serves the page; calling it again does nothing.
 *
 * @param create makes a chat in the given element
 */
export function defineChatElement(
  create: (options: Record<string, unknown>, element: HTMLElement) => ChatHandle,
): void {
  if (customElements.get('causerie-chat')) return;

  class CauserieChat extends HTMLElement {
    #chat: ChatHandle | undefined;
    #isOfThePage = false;

    connectedCallback(): void {
      // An element that comes with a shadow root was made by `createChat` and has its chat.
      this.#isOfThePage ||= !this.shadowRoot;
      if (this.#chat || !this.#isOfThePage) return;
      try {
        const options = optionsFromAttributes(this.attributes);
        if (options['placement'] === 'inline') options['container'] ??= this;
        this.#chat = create(options, this);
      } catch (error) {
        reportError(error);
      }
    }

    disconnectedCallback(): void {
      // A moved element is connected again before this runs; only one that stays away ends its chat.
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#chat?.destroy();
        this.#chat = undefined;
      });
    }
  }

  customElements.define('causerie-chat', CauserieChat);
}
