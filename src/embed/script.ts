import type { ChatHandle } from '../chat-handle.js';
import { createChat } from '../create-chat.js';
import type { ChatOptions } from '../options/chat-options.js';
import { hasOptions } from '../options/attributes.js';
import { guarded } from '../platform/log.js';
import { defineChatElement } from './element.js';
import { files, tag } from './own-tag.js';
import { createTaggedChat } from './tagged-chat.js';

declare global {
  interface Window {
    /** Options of the script tag's chat; the tag's `data-*` attributes win. */
    CauserieOptions?: Partial<ChatOptions>;
    /** The one global of the script. */
    Causerie?: { readonly createChat: (options: ChatOptions) => ChatHandle };
  }
}

guarded(() => {
  defineChatElement();
  // A second copy of the script leaves the first one's name alone; its own tag works all the same.
  window.Causerie ??= { createChat: (options) => createChat(options, files) };
  const { CauserieOptions } = window;
  const dataset = tag?.dataset ?? {};
  // A bare tag only brings the name, for a page that calls `Causerie.createChat` itself.
  if (CauserieOptions || hasOptions(dataset)) createTaggedChat(dataset, CauserieOptions);
});
