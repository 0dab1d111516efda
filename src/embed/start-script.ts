import type { ChatHandle } from '../chat-handle.js';
import { createChat, type ChatFiles } from '../create-chat.js';
import type { ChatOptions } from '../options/chat-options.js';
import { readAttributes } from '../options/attributes.js';
import { reportError } from '../platform/log.js';
import { defineChatElement } from './element.js';
import { createTaggedChat } from './tagged-chat.js';

/** The tags of a page, for every copy of this script. */
const tags = Symbol.for('causerie.tags');

declare global {
  interface Window {
    /** Options of the script tag's chat; the tag's `data-*` attributes win. */
    CauserieOptions?: Partial<ChatOptions>;
    /** The one global of the script. */
    Causerie?: { readonly createChat: (options: ChatOptions) => ChatHandle };
    /** The tags that have a chat, by their options. */
    [tags]?: Map<string, Element | undefined>;
  }
}

/**
 * Does what the script is there for: defines the element and the one name, and starts the chat of its tag.
 *
 * @param tag undefined where the script is part of another, which leaves `window.CauserieOptions`
 */
export function startScript(files: ChatFiles, tag: HTMLScriptElement | undefined): void {
  /** The sentences are for the few pages with a mistake in them. */
  const tell = (mistake: 'no-options' | 'twice' | 'corner'): void => {
    files.loadTexts().then((texts) => texts.tellOfTag(mistake), reportError);
  };

  defineChatElement(files);
  // A second copy of the script leaves the first one's name alone; its own tag works all the same.
  window.Causerie ??= { createChat: (options) => createChat(options, files) };
  const { CauserieOptions } = window;
  const dataset = tag?.dataset ?? {};
  // Not by the attributes themselves, to which page transitions and consent managers add their own.
  const attributes = readAttributes(dataset);
  // A bare tag only brings the name, for a page that calls `Causerie.createChat` itself.
  if (!CauserieOptions && !Object.keys(attributes).length) {
    setTimeout(() => {
      if (!document.querySelector('causerie-chat')) tell('no-options');
    }, 3_000);
    return;
  }
  const known = (window[tags] ??= new Map());
  const key = JSON.stringify({ attributes, CauserieOptions });
  const isKnown = known.has(key);
  // Page transitions run the scripts of a page again, whose chat has stayed.
  if (known.get(key)?.isConnected) tell('twice');
  known.set(key, tag);
  if (isKnown) return;
  createTaggedChat(dataset, CauserieOptions, files);
  if (known.size > 1) tell('corner');
}
