import type { Mistake } from './options/check-options.js';
import { attributesAmong, sentencesOf } from './options/mistakes.js';
import { reportError, warn } from './platform/log.js';

/**
 * The texts that a page may need before its chat is opened: the launcher's in other languages, and the sentences for an
 * owner's mistakes. Most pages are in English and without mistakes, and load none of it.
 */
export { sentencesOf };
export { languageFor } from './strings/languages.js';

/**
 * Says in one line of the console what is wrong with the options.
 *
 * @param dataset the attributes, where some of the options stand in those
 * @param object the options beside the attributes, if there are any
 */
export function tellMistakes(mistakes: readonly Mistake[], dataset?: DOMStringMap, object?: unknown): void {
  reportError(sentencesOf(mistakes, dataset && attributesAmong(dataset, object)).join('\n'));
}

const tagSentences = {
  'no-options': 'no chat: give the script data-url and data-model, or set window.CauserieOptions before it',
  twice: 'this script stands in the page twice: the second one does nothing',
  corner:
    'two chats stand in one corner: give one of the tags another data-launcher-position, or take the tag away that is not meant',
} as const;

/** Says what is wrong with the script's own tag. */
export function tellOfTag(mistake: keyof typeof tagSentences): void {
  if (mistake !== 'corner') warn(tagSentences[mistake]);
  else if (document.body) tellOfCorner();
  // The launchers of tags in the head have no body to stand in yet.
  else addEventListener('DOMContentLoaded', tellOfCorner);
}

/** Two tags with options of their own are two chats, which may be meant. */
function tellOfCorner(): void {
  const places = [...document.querySelectorAll('causerie-chat')].flatMap((chat) => {
    const button = chat.shadowRoot?.querySelector('button');
    if (!button?.getBoundingClientRect().width) return [];
    // Its own rules name the corner; one that lies over another moves out of its way.
    const style = getComputedStyle(button);
    return [[/\w+-\w+/.exec(button.className), ...['--x', '--y'].map((name) => style.getPropertyValue(name))].join()];
  });
  if (new Set(places).size < places.length) warn(tagSentences.corner);
}
