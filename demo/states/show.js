/* Brings the chat into a state, by its public handle and by what a visitor can press. */
import { english, languages, pseudoTexts } from '../kit/kit.js';
import { address, playGateway } from './gateway.js';
import { fileOf } from './history.js';
import { question, rtlAnswer, rtlQuestion, shortAnswer } from './texts.js';
import { coloured, quiet, root, there, until } from './page.js';

/**
 * @param {import('./states.js').State} state
 * @param {URLSearchParams} wishes of the address: `theme`, `scheme`, `dir`, `lang`, `options`
 */
export async function show(state, wishes) {
  const page = document.documentElement;
  document.title = `${state.name}: Causerie`;
  page.classList.add('single');
  const main = document.querySelector('main');
  main?.append(headOf(state));
  const { dir, lang, theme, scheme, options } = Object.fromEntries(wishes);
  /** @type {Partial<import('../../src/options/chat-options.js').ChatOptions>} */
  const late = { ...spokenIn(lang), ...optionsOf(options, false) };
  if (scheme) page.style.colorScheme = scheme;
  if (theme) await dress(theme);
  playGateway(state.scenario === undefined ? {} : { scenario: state.scenario }, state.first);
  state.before?.();

  /** @type {import('../../src/options/chat-options.js').ChatOptions} */
  const given = {
    url: address,
    model: 'Technova',
    colorScheme: scheme === 'dark' || scheme === 'light' ? scheme : 'auto',
    language: 'en',
    history: 'none',
    ...state.options,
    ...optionsOf(options, true),
  };
  const isRtl = dir === 'rtl' || /^(ar|he)/.test(lang ?? '');
  if (state.history)
    Object.assign(
      given,
      await seeded(isRtl ? inArabic(state.history) : state.history, `${state.name} ${wishes}`, given),
    );
  const chat = create(given);
  window.chat = chat;
  if (!state.isClosed) {
    chat.open();
    await there('.panel');
    if (state.name !== 'opening') await until(() => root().querySelector('.panel')?.getAnimations().length === 0);
    // The chat has found its server, and what stands around messages has loaded.
    if (state.name !== 'opening') await there('.connection:not([data-connection="checking"])');
    if (state.history) await there('article .actions button, article .notice, .notice');
  }
  await state.play?.(chat);
  if (state.until) await there(state.until);
  if (state.hasColours) await until(() => coloured() > 0);
  await quiet();

  // What a visitor presses has English names, so the language changes last.
  if (Object.keys(late).length > 0) chat.update(late);
  if (dir) page.dir = dir;
  if (lang) page.lang = lang;
  const spoken = languages.find((tag) => lang === tag || lang?.startsWith(`${tag}-`));
  if (spoken) await until(() => chat.element.lang === spoken);
  if (spoken && !state.isClosed) await there(`.panel[lang="${spoken}"]`);
  await quiet();
  page.dataset['state'] = state.name;
}

/**
 * The options for a language; `en-XA` is none, but English made half as long again.
 *
 * @param {string | undefined} lang
 */
function spokenIn(lang) {
  if (lang === 'en-XA') return { strings: pseudoTexts({ ...english }) };
  return lang ? { language: lang } : {};
}

/** @param {import('../../src/options/chat-options.js').ChatOptions} options */
function create(options) {
  if (!window.Causerie) throw new Error('the script of the chat is not there');
  return window.Causerie.createChat(options);
}

/**
 * Options in the address: those that may change a text come last, all others from the start.
 *
 * @param {string | undefined} json
 * @param {boolean} isFirst
 */
function optionsOf(json, isFirst) {
  const entries = Object.entries(JSON.parse(json ?? '{}'));
  return Object.fromEntries(entries.filter(([name]) => (name === 'strings') !== isFirst));
}

/**
 * Puts conversations onto the disk.
 *
 * @param {readonly object[]} conversations
 * @param {string} historyKey
 * @param {import('../../src/options/chat-options.js').ChatOptions} given
 */
async function seeded(conversations, historyKey, given) {
  const kept = { history: /** @type {const} */ ('persistent'), historyKey };
  await forget(`causerie:${historyKey.replaceAll(/[%:]/g, encodeURIComponent)}:anon`);
  const chat = create({ ...given, ...kept, debug: false });
  await chat.history.import(fileOf(conversations));
  chat.destroy();
  return kept;
}

/**
 * The same conversations, where they speak of a small office, in Arabic.
 *
 * @param {readonly object[]} conversations
 * @returns {readonly object[]}
 */
function inArabic(conversations) {
  const spoken = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    value === question ? rtlQuestion : value === shortAnswer ? rtlAnswer : value;
  return JSON.parse(JSON.stringify(conversations, spoken));
}

/** @param {string} name of a database @returns {Promise<void>} */
function forget(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve());
  });
}

/** @param {string} theme @returns {Promise<void>} */
function dress(theme) {
  return new Promise((resolve) => {
    const link = document.getElementById('theme');
    if (!(link instanceof HTMLLinkElement) || !/^[\w-]+$/.test(theme)) return resolve();
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve(), { once: true });
    link.href = `../causerie/themes/${theme}.css`;
  });
}

/** @param {import('./states.js').State} state */
function headOf({ name, about }) {
  const head = document.createElement('div');
  const title = document.createElement('h1');
  const text = document.createElement('p');
  title.textContent = name;
  text.textContent = about;
  head.append(title, text);
  return head;
}
