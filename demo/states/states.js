/* Every state of the chat, by name. The numbers are those of the states that accessibility is measured in. */
import { answers } from './states/answers.js';
import { faults } from './states/faults.js';
import { menus } from './states/menus.js';
import { turns } from './states/turns.js';
import { widgets } from './states/widgets.js';

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} about one sentence
 * @property {string} [row] of the list of states that accessibility is measured in
 * @property {Record<string, unknown>} [options] beside those of every state
 * @property {readonly object[]} [history] conversations that are kept; the first is opened
 * @property {import('../kit/kit.js').RehearsalOptions['scenario']} [scenario] how the server answers
 * @property {(request: Request, answer: (request: Request) => Promise<Response>) => Promise<Response>} [first] answers requests in the server's place, or lets it
 * @property {() => void} [before] changes the page before the chat is created
 * @property {boolean} [isClosed] the panel is not opened
 * @property {(chat: import('../../src/chat-handle.js').ChatHandle) => Promise<void>} [play] brings the open chat into the state
 * @property {boolean} [hasColours] code in it gets colours
 * @property {string} [until] what the chat shows then: a selector in its root
 */

/** @type {readonly { readonly title: string, readonly states: readonly State[] }[]} */
export const groups = [
  { title: 'The widget', states: widgets },
  { title: 'Turns', states: turns },
  { title: 'Answers', states: answers },
  { title: 'Faults and notices', states: faults },
  { title: 'Menu', states: menus },
];

export const states = groups.flatMap(({ states }) => states);
