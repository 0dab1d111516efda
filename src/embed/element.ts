import type { ChatHandle } from '../chat-handle.js';
import type { ChatFiles } from '../create-chat.js';
import { showOnTop } from '../launcher/host-element.js';
import { hasOptions } from '../options/attributes.js';
import { guarded } from '../platform/log.js';
import { createTaggedChat } from './tagged-chat.js';

/**
 * Makes `<causerie-chat data-url="…" data-model="…">` a chat, and keeps the elements that `createChat` makes in the
 * page. The first copy of the script that calls this serves the page; calling it again does nothing.
 */
export function defineChatElement(files: ChatFiles): void {
  if (customElements.get('causerie-chat')) return;

  customElements.define(
    'causerie-chat',
    class extends HTMLElement {
      /** False for one that has had its chat. */
      #chat: ChatHandle | false | undefined;

      connectedCallback(): void {
        // An element that comes with a shadow root was made by `createChat` and has its chat.
        if (this.#chat ?? this.shadowRoot) showOnTop(this);
        // A page cache makes copies of such elements, without their roots.
        else if (this.popover && !hasOptions(this.dataset)) this.remove();
        else {
          guarded(() => {
            this.#chat = createTaggedChat(this.dataset, undefined, files, this);
          });
        }
      }

      async disconnectedCallback(): Promise<void> {
        // A moved element is connected again before this goes on. A timer, since a page that removes it at once each
        // time must not be able to freeze itself.
        await new Promise((resolve) => setTimeout(resolve));
        if (this.isConnected) return;
        // Page transitions put up another body: an element of the page goes with its own, and ours comes back, unless
        // `destroy` has taken its mark away.
        if (this.#chat) {
          this.#chat.destroy();
          this.#chat = false;
        } else if (this.popover) document.body.append(this);
      }
    },
  );
}
