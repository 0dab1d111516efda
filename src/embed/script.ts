import type { ChatHandle } from '../chat-handle.js';
import { createChat, type LoadChat } from '../create-chat.js';
import type { ChatOptions } from '../options/chat-options.js';
import { optionsFromAttributes } from '../options/attributes.js';
import { reportError } from '../platform/log.js';
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
const tag = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const chunk = new URL(CHAT_CHUNK, tag?.src || document.baseURI).href;
const load: LoadChat = () => import(/* @vite-ignore */ chunk) as ReturnType<LoadChat>;

try {
  defineChatElement((options, element) => createChat(options as ChatOptions, load, { element }));
  // A second copy of the script leaves the first one's name alone; its own tag works all the same.
  window.Causerie ??= Object.freeze({ createChat: (options: ChatOptions) => createChat(options, load) });
  const options = { ...window.CauserieOptions, ...optionsFromAttributes(tag?.attributes ?? []) };
  // A bare tag only brings the name, for a page that calls `Causerie.createChat` itself.
  if (Object.keys(options).length > 0) createChat(options as ChatOptions, load);
} catch (error) {
  reportError(error);
}
