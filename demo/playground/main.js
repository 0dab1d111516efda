/* The playground: controls made from the table of options, beside the living widget. */
import { optionRows } from '../kit/kit.js';
import { createCodePanel } from './code-panel.js';
import { createControl } from './control.js';
import { byId, copy, make, segments } from './elements.js';
import { sectionOf, sections } from './sections.js';
import { createServerPanel } from './server.js';
import { createState, nested } from './state.js';
import { createColourControl, createThemePanel, isColour } from './theme.js';

const sizes = {
  desktop: { width: 1280, height: 800 },
  tablet: { width: 820, height: 1060 },
  phone: { width: 390, height: 844 },
};

const secrets = new Set(optionRows.filter(({ kind }) => kind.startsWith('!')).map(({ path }) => path)).add(
  'user.token',
);
const state = createState((path) => secrets.has(path), show);
const frame = byId('frame', HTMLIFrameElement);
const mistake = byId('mistake', HTMLElement);
let isFrameReady = false;

const themePanel = createThemePanel(state);
const codePanel = createCodePanel(byId('codes', HTMLElement));
const server = createServerPanel({
  onServer: (chosen) => state.change({ server: chosen }),
  onExamine: () => post({ kind: 'examine', options: nested(state.now.options) }),
  onPlay: (name) => post({ kind: 'play', name }),
});
const controls = optionRows.map((row) => ({ row, control: controlFor(row) }));
byId('controls', HTMLFormElement).append(...sections.map(sectionElement));
byId('controls', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());

const looks = [
  look('Device', 'device', [
    ['desktop', 'Desktop'],
    ['tablet', 'Tablet'],
    ['phone', 'Phone'],
  ]),
  look('Scheme of the visitor’s system', 'scheme', [
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  look('Direction of the page', 'dir', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  look('Page', 'hasSample', [
    ['true', 'With content'],
    ['false', 'Empty'],
  ]),
];
byId('looks', HTMLElement).append(...looks.map(({ group }) => group));

const [undo, redo] = [byId('undo', HTMLButtonElement), byId('redo', HTMLButtonElement)];
undo.addEventListener('click', () => state.undo());
redo.addEventListener('click', () => state.redo());
byId('reset', HTMLButtonElement).addEventListener('click', () => state.reset());
byId('share', HTMLButtonElement).addEventListener('click', () => void copy(location.href, 'Link'));
byId('to-code', HTMLAnchorElement).addEventListener('click', (event) => {
  event.preventDefault();
  const button = byId('copy-code', HTMLButtonElement);
  button.scrollIntoView({ block: 'center' });
  button.focus();
});
addEventListener('keydown', (event) => {
  const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isWriting) return;
  event.preventDefault();
  if (event.shiftKey) state.redo();
  else state.undo();
});
addEventListener('hashchange', () => state.readAddress());
addEventListener('resize', fit);
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return;
  if (data.kind === 'mistake') mistake.textContent = data.text;
  else if (data.kind === 'shown') mistake.textContent = '';
  else if (data.kind === 'diagnosis') server.tell(data.diagnosis);
  else if (data.kind === 'ready') {
    isFrameReady = true;
    show(state.now);
  }
});
state.show();
post({ kind: 'hello' });

/** @param {import('./state.js').Choices} choices */
function show(choices) {
  for (const { row, control } of controls) control.show(choices.options[row.path]);
  for (const each of looks) each.show(choices);
  void themePanel.show(choices);
  server.show(choices);
  codePanel.show(choices.options);
  undo.disabled = !state.canUndo;
  redo.disabled = !state.canRedo;
  fit();
  if (isFrameReady) {
    post({ kind: 'show', options: nested(choices.options), look: choices.look, server: choices.server });
  }
}

/** @param {object} message */
function post(message) {
  frame.contentWindow?.postMessage(message, location.origin);
}

/** The frame has the width of its device, and is made smaller where that is more than there is. */
function fit() {
  const { device } = state.now.look;
  const place = byId('device', HTMLElement);
  place.dataset['device'] = device;
  const { width, height } = sizes[device];
  const room = place.parentElement?.clientWidth ?? width;
  const scale = Math.min(1, (room - 2) / width, Math.max(560, innerHeight - 140) / height);
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.style.transform = scale < 1 ? `scale(${scale})` : 'none';
  // With its hairline around it.
  place.style.width = `${width * scale + 2}px`;
  place.style.height = `${height * scale + 2}px`;
  // In the middle, and on whole pixels, so that its text is as sharp as that of a page.
  place.style.margin = '0';
  const { x, y } = place.getBoundingClientRect();
  const top = y + scrollY;
  const start = Math.max(0, Math.floor((room - width * scale - 2) / 2));
  place.style.margin = `${Math.ceil(top) - top}px 0 0 ${start + Math.ceil(x) - x}px`;
}

/** @param {import('../kit/kit.js').OptionRow} row */
function controlFor(row) {
  const onChange = (/** @type {unknown} */ value, isGoingOn = false) => {
    state.set(row.path, value, isGoingOn);
    const needsPlace = row.path === 'placement' && value === 'inline' && state.now.options['container'] === undefined;
    if (needsPlace) state.set('container', '#chat');
  };
  const isToken = row.path.startsWith('theme.') && isColour(row.path.slice('theme.'.length));
  return isToken ? createColourControl(row, onChange) : createControl(row, onChange);
}

/** @param {{ readonly title: string, readonly names: readonly string[] }} section @param {number} index */
function sectionElement(section, index) {
  /** @type {HTMLElement[]} */
  const parts = section.title === 'Look' ? [themePanel.element] : section.title === 'Server' ? [server.element] : [];
  /** @type {Map<string, HTMLElement[]>} */
  const groups = new Map();
  for (const { row, control } of controls.filter(({ row }) => sectionOf(row.path) === section)) {
    const group = row.path.includes('.') ? (row.path.split('.')[0] ?? '') : '';
    if (!group) parts.push(control.element);
    else if (groups.has(group)) groups.get(group)?.push(control.element);
    else {
      const box = make('div', { class: 'rows' });
      groups.set(group, [control.element]);
      parts.push(make('details', { class: 'group-box', 'data-group': group }, make('summary', {}, group), box));
    }
  }
  const element = make(
    'details',
    { class: 'section', ...(index < 2 ? { open: true } : {}) },
    make('summary', {}, section.title),
    ...parts,
  );
  for (const [group, members] of groups) element.querySelector(`[data-group="${group}"] .rows`)?.append(...members);
  return element;
}

/**
 * @param {string} label
 * @param {'device' | 'scheme' | 'dir' | 'hasSample'} name
 * @param {readonly (readonly [string, string])[]} values
 */
function look(label, name, values) {
  const part = segments(label, values, (value) =>
    state.change({ look: { ...state.now.look, [name]: name === 'hasSample' ? value === 'true' : value } }),
  );
  return {
    group: part.group,
    /** @param {import('./state.js').Choices} choices */
    show: (choices) => part.show(String(choices.look[name])),
  };
}
