import type { ChatHandle } from '../chat-handle.js';
import { guarded } from '../platform/log.js';
import { createTaggedChat } from './tagged-chat.js';

/**
 * Makes `<causerie-chat data-url="…" data-model="…">` a chat, and gives the elements that `createChat` makes a
 * defined name, since some pages hide elements that are not defined. The first copy of the script that calls this
 * serves the page; calling it again does nothing.
 */
export function defineChatElement(): void {
  if (customElements.get('causerie-chat')) return;

  customElements.define(
    'causerie-chat',
    class extends HTMLElement {
      /** False for one that has had its chat. */
      #chat: ChatHandle | false | undefined;

      connectedCallback(): void {
        // An element that comes with a shadow root was made by `createChat` and has its chat.
        if (this.#chat ?? this.shadowRoot) return;
        guarded(() => {
          this.#chat = createTaggedChat(this.dataset, undefined, this);
        });
      }

      async disconnectedCallback(): Promise<void> {
        // A moved element is connected again before this goes on; only one that stays away ends its chat.
        // oxlint-disable-next-line unicorn/no-unnecessary-await -- a microtask is what it waits for
        await null;
        if (this.isConnected || !this.#chat) return;
        this.#chat.destroy();
        this.#chat = false;
      }
    },
  );
}
