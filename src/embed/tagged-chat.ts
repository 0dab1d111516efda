import type { ChatHandle } from '../chat-handle.js';
import { placeChat } from '../create-chat.js';
import { optionsOf, readAttributes } from '../options/attributes.js';
import { checkOptions } from '../options/check-options.js';
import { mergeOptions } from '../options/merge-options.js';
import { attributeName } from '../options/option-paths.js';
import { reportError } from '../platform/log.js';
import { files } from './own-tag.js';

/**
 * The chat of a tag or an element. One mistake takes it from nobody: what is wrong or unknown is left out, and one line
 * of the console lists it all. Without an address and a model there is no chat.
 *
 * @param object options beside the attributes, which win
 * @param element one in the page, in which an inline chat stands if no attribute says otherwise
 */
export function createTaggedChat(
  dataset: DOMStringMap,
  object?: unknown,
  element?: HTMLElement,
): ChatHandle | undefined {
  const { values, mistakes } = readAttributes(dataset);
  const { options, isUsable, ...checked } = checkOptions(
    mergeOptions(element ? { container: element } : object, optionsOf(values)),
    (path) => (!object || path in values ? attributeName(path) : path),
  );
  const all = [...mistakes, ...checked.mistakes];
  if (all.length > 0) reportError(all.join('\n'));
  return isUsable ? placeChat(options, files, element) : undefined;
}
