/* All states, each in a frame of its own, under its name. */
import { groups } from './states.js';

const themes = ['', 'midnight', 'paper', 'high-contrast', 'terminal', 'soft', 'technova', 'slate', 'ember'];
const sizes = { desktop: [480, 760], phone: [390, 844], small: [320, 568], wide: [1280, 800] };

/**
 * @param {URLSearchParams} wishes
 * @param {string | null} unknown a name that no state has
 */
export function overview(wishes, unknown) {
  const main = document.querySelector('main');
  if (!main) return;
  main.className = 'overview wide';
  const title = element('h1', 'Every state of the chat');
  const lead = element(
    'p',
    'The built widget in fixed data: no server answers, no clock runs, nothing is waited for.',
    'lead',
  );
  main.append(title, lead, controls(wishes));
  if (unknown) main.append(element('p', `There is no state named “${unknown}”.`));
  const size = sizes[/** @type {keyof typeof sizes} */ (wishes.get('size') ?? 'desktop')] ?? sizes.desktop;
  for (const { title, states } of groups) {
    const section = document.createElement('section');
    const list = element('ul', '', 'frames');
    for (const state of states) list.append(frameOf(state, wishes, size));
    section.append(element('h2', title), list);
    main.append(section);
  }
}

/** @param {import('./states.js').State} state @param {URLSearchParams} wishes @param {readonly number[]} size */
function frameOf({ name, about, row }, wishes, [width = 480, height = 760]) {
  const address = `?${new URLSearchParams([...wishes].filter(([key]) => key !== 'size').concat([['state', name]]))}`;
  const item = document.createElement('li');
  const head = document.createElement('h3');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = name;
  head.append(link);
  const frame = document.createElement('iframe');
  frame.title = name;
  frame.loading = 'lazy';
  frame.src = address;
  frame.width = String(width);
  frame.height = String(height);
  item.append(head, element('p', row ? `${about} (${row})` : about), frame);
  return item;
}

/** @param {URLSearchParams} wishes */
function controls(wishes) {
  const form = document.createElement('form');
  form.className = 'wishes';
  form.append(
    choice('theme', themes, wishes),
    choice('scheme', ['', 'light', 'dark'], wishes),
    choice('size', Object.keys(sizes), wishes),
    choice('dir', ['', 'ltr', 'rtl'], wishes),
    choice('lang', ['', 'en', 'fr', 'de', 'ar', 'he', 'ja'], wishes),
  );
  form.addEventListener('change', () => form.submit());
  return form;
}

/** @param {string} name @param {readonly string[]} values @param {URLSearchParams} wishes */
function choice(name, values, wishes) {
  const label = element('label', name);
  const select = document.createElement('select');
  select.name = name;
  for (const value of values) select.add(new Option(value || 'default', value, false, wishes.get(name) === value));
  label.append(select);
  return label;
}

/** @param {string} tag @param {string} text @param {string} [className] */
function element(tag, text, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
