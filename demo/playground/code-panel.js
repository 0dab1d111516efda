/* The code, in each form, with a button that copies it. */
import { codes } from './code.js';
import { copy, make, segments } from './elements.js';
import { first } from './state.js';

/** @param {HTMLElement} place */
export function createCodePanel(place) {
  let name = 'tag';
  /** @type {Readonly<Record<string, unknown>>} */
  let options = {};
  const forms = segments(
    'Form of the code',
    codes.map((code) => [code.name, code.title]),
    (chosen) => {
      name = chosen;
      show(options);
    },
  );
  const text = make('code');
  const button = make('button', { type: 'button', class: 'primary', id: 'copy-code' }, 'Copy');
  const note = make('p', { class: 'about' });
  const left = make('div', {});
  button.addEventListener('click', () => void copy(text.textContent ?? '', titleOf(name)));
  place.append(
    make('div', { class: 'bar' }, forms.group, button),
    note,
    left,
    make('pre', { tabindex: 0, 'aria-label': 'Code', role: 'region' }, text),
  );

  /** @param {Readonly<Record<string, unknown>>} next */
  function show(next) {
    options = next;
    forms.show(name);
    text.textContent = codes.find((code) => code.name === name)?.make(options) ?? '';
    note.textContent = notes[name] ?? '';
    left.replaceChildren(...todo(options).map((sentence) => make('p', { class: 'todo' }, sentence)));
  }
  return { show };
}

/** @type {Readonly<Record<string, string>>} */
const notes = {
  tag: 'Copy the folder “causerie” onto your site, and paste this before the end of every page’s body.',
  npm: 'npm install causerie',
  css: 'In a style sheet of your site; then the options need no theme.',
  json: 'A theme as a file, for “npx causerie theme check”.',
};

/** @param {string} name */
function titleOf(name) {
  return codes.find((code) => code.name === name)?.title ?? name;
}

/** What an owner still has to do before the code works. @param {Readonly<Record<string, unknown>>} options */
function todo({ url, openWebUIUrl, apiKey }) {
  const sentences = [];
  if (!openWebUIUrl && (!url || url === first.options['url']))
    sentences.push('Before it works: give the address of your AI server and the name of its model, under “Server”.');
  if (apiKey)
    sentences.push('Everybody can read a key that is in a page. A relay (docs/relay.md) keeps it on your server.');
  return sentences;
}
