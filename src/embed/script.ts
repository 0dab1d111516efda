import type { ChatHandle } from '../chat-handle.js';
import { createChat } from '../create-chat.js';
import type { ChatOptions } from '../options/chat-options.js';
import { optionsFromAttributes } from '../options/attributes.js';
import { mergeOptions } from '../options/merge-options.js';
import { attributeName } from '../options/option-names.js';
import { guarded } from '../platform/log.js';
import { defineChatElement } from './element.js';
import { load, tag } from './script-tag.js';

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
  window.Causerie ??= { createChat: (options) => createChat(options, { load }) };
  const tagged = optionsFromAttributes(tag?.dataset ?? {});
  const { CauserieOptions } = window;
  // A bare tag only brings the name, for a page that calls `Causerie.createChat` itself.
  if (CauserieOptions || Object.keys(tagged)[0]) {
    const options = mergeOptions(CauserieOptions, tagged);
    createChat(options, { load, nameOf: CauserieOptions ? undefined : attributeName });
  }
});
