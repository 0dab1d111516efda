import type { ChatHandle } from '../chat-handle.js';
import { placeChat, type ChatFiles } from '../create-chat.js';
import { optionsOf, readAttributes } from '../options/attributes.js';
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
  const { values, mistakes } = readAttributes(dataset);
  const { options, isUsable, ...checked } = checkOptions(
    mergeOptions(element ? { container: element } : object, optionsOf(values)),
  );
  const all = [...mistakes, ...checked.mistakes];
  if (all[0]) {
    const isAttribute = (path: string): boolean =>
      !object || path in dataset || path in values || path.replace(/\..*/, '') in values;
    files.loadTexts().then(({ sentencesOf }) => reportError(sentencesOf(all, isAttribute).join('\n')), reportError);
  }
  return isUsable ? placeChat(options, files, element, true) : undefined;
}
