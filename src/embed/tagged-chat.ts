import type { ChatHandle } from '../chat-handle.js';
import { placeChat, type ChatFiles } from '../create-chat.js';
import { readAttributes } from '../options/attributes.js';
import { checkOptions } from '../options/check-options.js';
import { mergeOptions } from '../options/merge-options.js';
import { reportError } from '../platform/log.js';

/**
 * The chat of a tag or an element. One mistake takes it from nobody: what is wrong or unknown is left out, and one line
 * of the console lists it all. Without an address and a model there is no chat.
 *
 * @param object options beside the attributes, which win
 * @param element one in the page, in which an inline chat stands if no attribute says otherwise
 */
export function createTaggedChat(
  dataset: DOMStringMap,
  object: unknown,
  files: ChatFiles,
  element?: HTMLElement,
): ChatHandle | undefined {
  const { options, mistakes, isUsable } = checkOptions(
    mergeOptions(element ? { container: element } : object, readAttributes(dataset)),
  );
  if (mistakes[0]) files.loadTexts().then((texts) => texts.tellMistakes(mistakes, dataset, object), reportError);
  return isUsable ? placeChat(options, files, element, true) : undefined;
}
