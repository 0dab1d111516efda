import type { ChatHandle } from '../chat-handle.js';
import { createChat, type LoadChat } from '../create-chat.js';
import type { ChatOptions } from '../options/chat-options.js';
import { optionsFromAttributes } from '../options/attributes.js';
import { mergeOptions } from '../options/merge-options.js';
import { attributeName } from '../options/option-names.js';
import { guarded } from '../platform/log.js';
import { defineChatElement } from './element.js';

/** The file of the second half, beside this script; put in by the build. */
declare const CHAT_CHUNK: string;

declare global {
  interface Window {
    /** Options of the script tag's chat; the tag's `data-*` attributes win. */
    CauserieOptions?: Partial<ChatOptions>;
    /** The one global of the script. */
    Causerie?: { readonly createChat: (options: ChatOptions) => ChatHandle };
  }
}

// The only moment at which a classic script can learn which tag it came from.
const tag = document.currentScript as HTMLScriptElement | null;
const load: LoadChat = () =>
  import(/* @vite-ignore */ new URL(CHAT_CHUNK, tag?.src || location.href).href) as ReturnType<LoadChat>;

guarded(() => {
  defineChatElement(load);
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
