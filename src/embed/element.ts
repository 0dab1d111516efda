import type { ChatHandle } from '../chat-handle.js';
import { createChat, type LoadChat } from '../create-chat.js';
import { optionsFromAttributes } from '../options/attributes.js';
import { attributeName } from '../options/option-names.js';
import { reportError } from '../platform/log.js';

/**
 * Makes `<causerie-chat data-url="…" data-model="…">` a chat, and gives the elements that `createChat` makes a
 * defined name, since some pages hide elements that are not defined. The first copy of the script that calls this
 * serves the page; calling it again does nothing.
 */
export function defineChatElement(load: LoadChat): void {
  if (customElements.get('causerie-chat')) return;

  class CauserieChat extends HTMLElement {
    #chat: ChatHandle | undefined;
    #isOfThePage = false;

    connectedCallback(): void {
      // An element that comes with a shadow root was made by `createChat` and has its chat.
      this.#isOfThePage ||= !this.shadowRoot;
      if (this.#chat || !this.#isOfThePage) return;
      try {
        const options = optionsFromAttributes(this.dataset);
        if (options['placement'] === 'inline') options['container'] ??= this;
        this.#chat = createChat(options, { load, element: this, nameOf: attributeName });
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
