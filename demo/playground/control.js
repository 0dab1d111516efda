/* One control for one option, made from its row in the table. */
import { languages } from '../kit/kit.js';
import { make } from './elements.js';
import { inCode } from './state.js';

/**
 * A control in the page.
 *
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(value: unknown) => void} show puts the value into its field; undefined: the option is not set
 */

/**
 * @param {import('../kit/kit.js').OptionRow} row
 * @param {(value: unknown, isGoingOn?: boolean) => void} onChange
 * @returns {Control}
 */
export function createControl(row, onChange) {
  const id = `option-${row.path.replaceAll('.', '-')}`;
  const field = fieldFor(row, onChange);
  field.input.id = id;
  field.input.setAttribute('aria-describedby', `${id}-about`);
  const label = make('label', { for: id }, nameOf(row.path), make('code', {}, row.path));
  const about = make('p', { id: `${id}-about`, class: 'about' }, ...prose(row.meaning));
  const isSwitch = field.input instanceof HTMLInputElement && field.input.type === 'checkbox';
  const element = make('div', { class: isSwitch ? 'control switch' : 'control', 'data-option': row.path });
  element.append(...(isSwitch ? [field.input, label] : [label, field.input]), about);
  return { element, show: field.show };
}

/** @param {string} path */
function nameOf(path) {
  const words = path.split('.').at(-1) ?? path;
  const spaced = words
    .replaceAll('-', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const named = spaced.replace(/\b(url|api|ui)\b/g, (word) => word.toUpperCase());
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** A text with code between backticks. @param {string} text */
function prose(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? make('code', {}, part) : part));
}

/**
 * @param {import('../kit/kit.js').OptionRow} row
 * @param {(value: unknown, isGoingOn?: boolean) => void} onChange
 * @returns {{ input: HTMLElement, show: (value: unknown) => void }}
 */
function fieldFor({ path, kind, fallback }, onChange) {
  const isPrivate = kind.startsWith('!');
  const forms = kind.replace('!', '').split('|');
  const has = (/** @type {string} */ form) => forms.includes(form);
  const words = forms.filter((form) => /^[a-z]+(-[a-z]+)*$/.test(form) && !kinds.has(form));
  if (path === 'language') return choice(languages, fallback, onChange, languageName);
  if (has('function') && forms.length === 1) return stub(onChange);
  if (forms.length === 1 && has('boolean')) return toggle(fallback === true, onChange);
  if (forms.some((form) => form.endsWith('{}'))) return json(onChange);
  if (has('boolean')) return choice([...words, true, false], fallback, onChange);
  if (words.length > 0 && words.length === forms.length) return choice(words, fallback, onChange);
  if (forms.some((form) => numbers.has(form))) return number(forms, fallback, onChange);
  if (forms.some((form) => form.endsWith('[]') || form.endsWith('[1]'))) return lines(has('string+'), onChange);
  if (has('string') && isPrivate && !has('getter')) return text(make('textarea', { rows: 3 }), fallback, onChange);
  const type = has('getter') ? 'password' : has('url') ? 'url' : 'text';
  const list = words.length > 0 ? { placeholder: [...words, '…'].join(', ') } : {};
  return text(
    make('input', { type, spellcheck: path === 'greeting', autocomplete: 'off', ...list }),
    fallback,
    onChange,
  );
}

/** The codes of forms that are no words of an option. */
const kinds = new Set('string url boolean days ms null object element selector function getter promise'.split(' '));
const numbers = new Set(['number0', 'whole0', 'whole1', 'days', 'ms']);

/** @param {boolean} fallback @param {(value: unknown) => void} onChange */
function toggle(fallback, onChange) {
  const input = make('input', { type: 'checkbox' });
  input.addEventListener('change', () => onChange(input.checked === fallback ? undefined : input.checked));
  return {
    input,
    show(/** @type {unknown} */ value) {
      input.checked = (value ?? fallback) === true;
    },
  };
}

/** A language in its own words. @param {string | boolean} tag */
function languageName(tag) {
  return `${new Intl.DisplayNames([String(tag)], { type: 'language' }).of(String(tag))} (${tag})`;
}

/**
 * @param {readonly (string | boolean)[]} values
 * @param {unknown} fallback
 * @param {(value: unknown) => void} onChange
 * @param {(value: string | boolean) => string} [nameOf]
 */
function choice(values, fallback, onChange, nameOf = String) {
  const usual = fallback === undefined ? 'as usual' : `${String(fallback)} (usual)`;
  const others = values.filter((value) => value !== fallback);
  const input = make('select', {}, make('option', { value: '' }, usual));
  for (const [index, value] of others.entries())
    input.append(make('option', { value: String(index + 1) }, nameOf(value)));
  input.addEventListener('change', () => onChange(others[Number(input.value) - 1]));
  return {
    input,
    show(/** @type {unknown} */ value) {
      input.selectedIndex = others.findIndex((each) => each === value) + 1;
    },
  };
}

/** @param {readonly string[]} forms @param {unknown} fallback @param {(value: unknown, isGoingOn?: boolean) => void} onChange */
function number(forms, fallback, onChange) {
  const isWhole = forms.some((form) => form.startsWith('whole'));
  const least = forms.includes('whole1') ? 1 : 0;
  const hint = forms.includes('null') ? `${String(fallback ?? '')} (or: none)` : String(fallback ?? '');
  const input = make('input', { type: 'text', inputmode: 'decimal', placeholder: hint });
  const value = () => {
    const written = input.value.trim();
    if (written === '') return undefined;
    if (written === 'none' && forms.includes('null')) return null;
    return Number(written);
  };
  const isFine = () => {
    const now = value();
    return typeof now !== 'number' || (now >= least && (!isWhole || Number.isInteger(now)));
  };
  input.addEventListener('change', () => {
    input.setCustomValidity(isFine() ? '' : 'A number is needed here.');
    if (input.reportValidity()) onChange(value());
  });
  return {
    input,
    show(/** @type {unknown} */ value) {
      if (document.activeElement !== input)
        input.value = value === undefined ? '' : value === null ? 'none' : String(value);
    },
  };
}

/** One item a line. @param {boolean} mayBeOne @param {(value: unknown) => void} onChange */
function lines(mayBeOne, onChange) {
  const input = make('textarea', { rows: 2, placeholder: 'One a line' });
  input.addEventListener('change', () => {
    const items = input.value.split('\n').map((line) => line.trim());
    const filled = items.filter(Boolean);
    onChange(filled.length === 0 ? undefined : mayBeOne && filled.length === 1 ? filled[0] : filled);
  });
  return {
    input,
    show(/** @type {unknown} */ value) {
      if (document.activeElement !== input) input.value = [value ?? []].flat().join('\n');
    },
  };
}

/** @param {(value: unknown) => void} onChange */
function json(onChange) {
  const input = make('textarea', { rows: 2, spellcheck: false, placeholder: '{ "name": "value" }' });
  input.addEventListener('change', () => {
    try {
      const value = input.value.trim() ? JSON.parse(input.value) : undefined;
      input.setCustomValidity('');
      onChange(value);
    } catch {
      input.setCustomValidity('This is no JSON.');
      input.reportValidity();
    }
  });
  return {
    input,
    show(/** @type {unknown} */ value) {
      if (document.activeElement !== input) input.value = value === undefined ? '' : JSON.stringify(value);
    },
  };
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {unknown} fallback
 * @param {(value: unknown, isGoingOn?: boolean) => void} onChange
 */
function text(input, fallback, onChange) {
  if (fallback && !input.placeholder) input.placeholder = String(fallback);
  const tell = (/** @type {boolean} */ isGoingOn) => {
    const isFine = input.type !== 'url' || input.value === '' || URL.canParse(input.value);
    if (isFine || !isGoingOn) onChange(input.value.trim() === '' ? undefined : input.value, isGoingOn);
  };
  input.addEventListener('input', () => tell(true));
  input.addEventListener('change', () => tell(false));
  return {
    input,
    show(/** @type {unknown} */ value) {
      if (document.activeElement !== input) input.value = value === undefined ? '' : String(value);
    },
  };
}

/** A function cannot be typed here; the code gets a place for it. @param {(value: unknown) => void} onChange */
function stub(onChange) {
  const input = make('input', { type: 'checkbox' });
  input.addEventListener('change', () => onChange(input.checked ? inCode : undefined));
  return {
    input,
    show(/** @type {unknown} */ value) {
      input.checked = value === inCode;
    },
  };
}
