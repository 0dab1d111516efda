/* Makes elements. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<Record<string, string | boolean | number>>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`there is no #${id}`);
  return found;
}

/** @param {string} text */
export function say(text) {
  byId('said', HTMLElement).textContent = text;
}

/** @param {string} text @param {string} name of it */
export async function copy(text, name) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${name} copied.`);
  } catch {
    say('The browser did not allow copying: select the text and copy it by hand.');
  }
}

/**
 * Buttons of which one is pressed.
 *
 * @param {string} label
 * @param {readonly (readonly [value: string, name: string])[]} choices
 * @param {(value: string) => void} onChoose
 */
export function segments(label, choices, onChoose) {
  const buttons = choices.map(([value, name]) => {
    const button = make('button', { type: 'button', 'aria-pressed': 'false', 'data-value': value }, name);
    button.addEventListener('click', () => onChoose(value));
    return button;
  });
  const group = make('div', { class: 'group', role: 'group', 'aria-label': label }, ...buttons);
  return {
    group,
    /** @param {string} value */
    show(value) {
      for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['value'] === value));
    },
  };
}
