/* The theme: a start, a brand colour, each colour for light and dark, and the contrast of every pair. */
import { colourTokens, computeScheme, contrast, contrastPairs, parseHex, themes } from '../kit/kit.js';
import { make, say } from './elements.js';

/** @typedef {import('./state.js').TokenValue} TokenValue */

const schemes = /** @type {const} */ (['light', 'dark']);

/** @type {Map<string, Readonly<Record<string, TokenValue>>>} */
const loaded = new Map();

/** The tokens of a theme that comes with the widget. @param {string} name */
async function tokensOf(name) {
  const known = loaded.get(name);
  if (known) return known;
  const response = await fetch(`../causerie/themes/${name}.json`);
  const { tokens } = await response.json();
  loaded.set(name, tokens);
  return /** @type {Readonly<Record<string, TokenValue>>} */ (tokens);
}

/**
 * Everything above the single tokens.
 *
 * @param {{ now: import('./state.js').Choices, change: (changes: Partial<import('./state.js').Choices>, isGoingOn?: boolean) => void }} state
 */
export function createThemePanel(state) {
  const start = make('select', { id: 'theme-start' }, make('option', { value: '' }, 'Choose …'));
  for (const name of themes) start.append(make('option', { value: name }, name));
  start.addEventListener('change', async () => {
    if (start.value) replace(await tokensOf(start.value));
    start.value = '';
  });

  const brand = make('input', { type: 'color', id: 'theme-brand', value: '#0b6e63' });
  brand.addEventListener('input', () => replace(computed(brand.value), true));
  brand.addEventListener('change', () => replace(computed(brand.value)));

  const clear = make('button', { type: 'button' }, 'Without a theme');
  clear.addEventListener('click', () => replace({}));

  /** @param {Readonly<Record<string, TokenValue>>} tokens @param {boolean} [isGoingOn] */
  function replace(tokens, isGoingOn) {
    const others = Object.entries(state.now.options).filter(([path]) => path !== 'theme' && !path.startsWith('theme.'));
    const named = Object.entries(tokens).map(([token, value]) => [`theme.${token}`, value]);
    state.change({ options: Object.fromEntries([...others, ...named]) }, isGoingOn);
  }

  /** A whole scheme from one colour; what is no colour stays. @param {string} accent */
  function computed(accent) {
    const [light, dark] = [computeScheme({ accent }, false), computeScheme({ accent }, true)];
    const kept = Object.entries(state.now.options).flatMap(([path, value]) => {
      const token = path.startsWith('theme.') ? path.slice(6) : '';
      return token && !isColour(token) ? [[token, value]] : [];
    });
    const colours = colourTokens.map((token) => [token, { light: light[token], dark: dark[token] }]);
    return Object.fromEntries([...kept, ...colours]);
  }

  const pairs = make('div', { class: 'pairs' });
  const element = make(
    'div',
    { class: 'theme' },
    labelled(
      'Your brand’s colour',
      brand,
      'A whole theme is computed from it, light and dark, in which everything can be read.',
    ),
    labelled('Or begin with a theme', start, ''),
    clear,
    pairs,
    make('p', { class: 'about' }, 'Below, each colour has two fields: the first for light, the second for dark.'),
  );
  return {
    element,
    /** @param {import('./state.js').Choices} choices */
    async show({ options }) {
      const accent = options['theme.accent'];
      const shown = isPair(accent) ? accent.light : accent;
      if (document.activeElement !== brand && typeof shown === 'string' && parseHex(shown)) brand.value = shown;
      const base = await tokensOf('default');
      pairs.replaceChildren(contrasts({ ...base, ...themeOf(options) }));
    },
  };
}

/** @param {string} name @param {HTMLElement} input @param {string} about */
function labelled(name, input, about) {
  return make(
    'div',
    { class: 'control' },
    make('label', { for: input.id }, name),
    input,
    make('p', { class: 'about' }, about),
  );
}

/** @param {Readonly<Record<string, unknown>>} options */
function themeOf(options) {
  return Object.fromEntries(
    Object.entries(options).flatMap(([path, value]) => (path.startsWith('theme.') ? [[path.slice(6), value]] : [])),
  );
}

/** @param {string} token */
export function isColour(token) {
  return colourTokens.some((each) => each === token);
}

/** @param {unknown} value @returns {value is { light: string, dark: string }} */
function isPair(value) {
  return typeof value === 'object' && value !== null && 'light' in value && 'dark' in value;
}

/** @param {unknown} value @param {'light' | 'dark'} scheme */
function inScheme(value, scheme) {
  const text = isPair(value) ? value[scheme] : value;
  return typeof text === 'string' && parseHex(text) ? text : undefined;
}

/** The contrast of every pair, those that are too faint first. @param {Readonly<Record<string, unknown>>} tokens */
function contrasts(tokens) {
  const rows = schemes.flatMap((scheme) =>
    contrastPairs.flatMap(([front, back, least]) => {
      const [one, other] = [inScheme(tokens[front], scheme), inScheme(tokens[back], scheme)];
      const [a, b] = [parseHex(one ?? ''), parseHex(other ?? '')];
      if (!one || !other || !a || !b) return [];
      return [{ front, back, least, scheme, one, other, ratio: contrast(a, b) }];
    }),
  );
  const faint = rows.filter(({ ratio, least }) => ratio < least);
  const list = make('ul', {});
  for (const { front, back, least, scheme, one, other, ratio } of rows.toSorted(
    (a, b) => a.ratio / a.least - b.ratio / b.least,
  )) {
    const isFine = ratio >= least;
    const swatch = make('span', { class: 'swatch', 'aria-hidden': 'true' }, ...(least < 4.5 ? [make('i')] : ['Aa']));
    swatch.style.color = one;
    swatch.style.background = other;
    const verdict = isFine ? '✓ can be read' : `✗ too faint: at least ${least}`;
    list.append(
      make(
        'li',
        { class: isFine ? 'fine' : 'faint' },
        swatch,
        make('span', {}, `${front} on ${back}, ${scheme}`),
        make('span', { class: 'verdict' }, `${ratio.toFixed(1)} ${verdict}`),
      ),
    );
  }
  const summary =
    faint.length === 0
      ? `✓ All ${rows.length} pairs of colours can be read`
      : `✗ ${faint.length} of ${rows.length} pairs of colours are too faint`;
  return make('details', faint.length > 0 ? { open: true } : {}, make('summary', {}, summary), list);
}

/**
 * A colour for light and one for dark.
 *
 * @param {import('../kit/kit.js').OptionRow} row
 * @param {(value: unknown, isGoingOn?: boolean) => void} onChange
 * @returns {import('./control.js').Control}
 */
export function createColourControl({ path, meaning }, onChange) {
  const token = path.slice('theme.'.length);
  const inputs = schemes.map((scheme) =>
    make('input', { type: 'color', 'aria-label': `${token.replaceAll('-', ' ')}, ${scheme}`, title: scheme }),
  );
  const [light, dark] = inputs;
  const reset = make('button', { type: 'button', class: 'text' }, 'Usual');
  const value = () => ({ light: light?.value ?? '', dark: dark?.value ?? '' });
  for (const input of inputs) {
    input.addEventListener('input', () => onChange(value(), true));
    input.addEventListener('change', () => onChange(value()));
  }
  reset.addEventListener('click', () => {
    onChange(undefined);
    light?.focus();
    say(`${token} is as usual.`);
  });
  const head = make('span', { class: 'name' }, token.replaceAll('-', ' '), make('code', {}, path));
  const element = make(
    'div',
    { class: 'control colour', 'data-option': path, role: 'group', 'aria-label': token.replaceAll('-', ' ') },
    head,
    make('span', { class: 'inputs' }, ...inputs, reset),
    make('p', { class: 'about' }, meaning),
  );
  return {
    element,
    async show(given) {
      reset.style.visibility = given === undefined ? 'hidden' : 'visible';
      const base = given ?? (await tokensOf('default'))[token];
      for (const [index, input] of inputs.entries()) {
        const text = inScheme(base, schemes[index] ?? 'light');
        if (document.activeElement !== input && text) input.value = sixDigits(text);
      }
    },
  };
}

/** A colour field takes no short form. @param {string} hex */
function sixDigits(hex) {
  return hex.length === 4 ? hex.replaceAll(/[\da-f]/gi, '$&$&') : hex.toLowerCase();
}
