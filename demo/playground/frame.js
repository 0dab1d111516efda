/* The page in the frame: it has the living widget, and a server that answers in the page itself. */
import { createRehearsal, diagnose } from '../kit/kit.js';

/** These cannot change while a chat lives. */
const fixed = ['history', 'historyKey', 'placement', 'container'];

/** @type {import('../../src/chat-handle.js').ChatHandle | undefined} */
let chat;
/** @type {Record<string, unknown>} */
let shown = {};
let rehearsal = createRehearsal();
let isOpen = true;
/** The address that the rehearsal answers for. @type {string | undefined} */
let played;

const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (played === undefined || !request.url.startsWith(played)) return send(input, init);
  request.signal.throwIfAborted();
  return rehearsal.handle(request);
};

/**
 * @typedef {object} Wish
 * @property {Record<string, unknown>} options as `createChat` takes them
 * @property {import('./state.js').Look} look
 * @property {'rehearsal' | 'mine'} server
 */

/** @param {Wish} wish */
function show({ options, look, server }) {
  document.documentElement.dir = look.dir;
  document.documentElement.style.colorScheme = look.scheme;
  const style = document.querySelector('link');
  if (style) style.disabled = !look.hasSample;
  showSample(look.hasSample);
  document.getElementById('chat')?.toggleAttribute('hidden', options['placement'] !== 'inline');
  played = server === 'rehearsal' ? originOf(options['url'] ?? options['openWebUIUrl']) : undefined;
  learnModels(options['model']);
  // The page's scheme stands for the visitor's system.
  place({ ...options, ...(isScheme(options['colorScheme']) ? {} : { colorScheme: look.scheme }) });
}

/** @param {unknown} scheme */
function isScheme(scheme) {
  return scheme === 'light' || scheme === 'dark';
}

/** Changes the living chat where that can be done, and makes another where not. @param {Record<string, unknown>} options */
function place(options) {
  const names = new Set([...Object.keys(shown), ...Object.keys(options)]);
  const changed = [...names].filter((name) => JSON.stringify(shown[name]) !== JSON.stringify(options[name]));
  try {
    if (chat && !changed.some((name) => fixed.includes(name))) {
      if (changed.length > 0) chat.update(Object.fromEntries(changed.map((name) => [name, options[name]])));
    } else {
      const next = /** @type {import('../../src/options/chat-options.js').ChatOptions} */ (Object(options));
      chat?.destroy();
      chat = undefined;
      chat = window.Causerie?.createChat({ historyKey: 'playground', startWith: 'fresh', ...next });
      chat?.on('open', () => (isOpen = true));
      chat?.on('close', () => (isOpen = false));
      if (isOpen) chat?.open();
      if (chat) window.chat = chat;
    }
    shown = options;
    tell({ kind: 'shown' });
  } catch (error) {
    tell({ kind: 'mistake', text: error instanceof Error ? error.message : String(error) });
  }
}

/** The rehearsal offers whatever model is named. @param {unknown} model */
function learnModels(model) {
  for (const id of [model].flat()) {
    if (typeof id !== 'string' || !id) continue;
    rehearsal.addModels({ id, suggestions: ['What do you sell?', 'Where is my order?', 'How do I return something?'] });
  }
}

/** @param {unknown} address */
function originOf(address) {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).origin : undefined;
}

/** @param {boolean} isWanted */
function showSample(isWanted) {
  const has = document.querySelector('main') !== null;
  if (has === isWanted) return;
  if (!isWanted) {
    document.querySelector('header')?.remove();
    document.querySelector('main')?.remove();
    return;
  }
  const head = document.createElement('header');
  head.append(element('strong', 'Your company'), element('span', 'Products'), element('span', 'Support'));
  const main = document.createElement('main');
  const place = document.createElement('div');
  place.id = 'chat';
  place.hidden = true;
  main.append(
    element('h1', 'This is your page, with your chat.'),
    element(
      'p',
      'Whatever you choose beside it is seen here at once. Write to the chat: it answers, and nothing is sent anywhere.',
    ),
    place,
  );
  document.body.prepend(head, main);
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** @param {string} name of a scenario */
function play(name) {
  rehearsal.nextScenario(name, { route: 'chat' });
  chat?.open();
  chat?.newConversation();
  chat?.send('Which gateway fits a small office?');
}

/** @param {Record<string, unknown>} options */
async function examine(options) {
  const given = /** @type {import('../../src/options/chat-options.js').ChatOptions} */ (Object(options));
  tell({ kind: 'diagnosis', diagnosis: await diagnose(given) });
}

/** @param {object} message */
function tell(message) {
  parent.postMessage(message, location.origin);
}

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin) return;
  if (data.kind === 'show') show(data);
  else if (data.kind === 'hello') tell({ kind: 'ready' });
  else if (data.kind === 'play') play(data.name);
  else if (data.kind === 'examine') void examine(data.options);
});

await forget('causerie:playground:anon');
// What is shown once a visitor is shown again.
for (const name of Object.keys(localStorage)) if (name.includes('playground')) localStorage.removeItem(name);
tell({ kind: 'ready' });

/** @param {string} name of a database @returns {Promise<void>} */
function forget(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve());
  });
}
