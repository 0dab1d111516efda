/* The code, in each form, with a button that copies it. */
import { codes } from './code.js';
import { copy, make, segments } from './elements.js';

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
  button.addEventListener('click', () => void copy(text.textContent ?? '', titleOf(name)));
  place.append(
    make('div', { class: 'bar' }, forms.group, button),
    note,
    make('pre', { tabindex: 0, 'aria-label': 'Code', role: 'region' }, text),
  );

  /** @param {Readonly<Record<string, unknown>>} next */
  function show(next) {
    options = next;
    forms.show(name);
    text.textContent = codes.find((code) => code.name === name)?.make(options) ?? '';
    note.textContent = notes[name] ?? '';
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
