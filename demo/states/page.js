/* Finds and presses what a visitor would, by what it is called in English. */

/** The chat of this page, in the open root of its element. */
export function root() {
  const found = document.querySelector('causerie-chat')?.shadowRoot;
  if (!found) throw new Error('there is no chat');
  return found;
}

/** @returns {Promise<void>} after the next frame */
export function frame() {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/**
 * Resolves with what `find` gives as soon as that is something.
 *
 * @template T
 * @param {() => T | undefined | null | false} find
 * @returns {Promise<T>}
 */
export async function until(find) {
  for (;;) {
    const found = find();
    if (found) return found;
    await frame();
  }
}

/** @param {string} selector */
export function there(selector) {
  return until(() => root().querySelector(selector));
}

/** @param {Element} element */
function nameOf(element) {
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}

/**
 * The last button of that name, or whose name begins so.
 *
 * @param {string} name
 * @returns {Promise<HTMLElement>}
 */
export function button(name) {
  const isIt = (/** @type {Element} */ element) => nameOf(element) === name;
  const begins = (/** @type {Element} */ element) => nameOf(element).startsWith(name);
  return until(() => {
    const buttons = [...root().querySelectorAll('button, summary')].filter((each) => each instanceof HTMLElement);
    return buttons.findLast(isIt) ?? buttons.findLast(begins);
  });
}

/** @param {string} name */
export async function press(name) {
  (await button(name)).click();
}

/** @param {string} selector */
export async function click(selector) {
  const found = await there(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`cannot be clicked: ${selector}`);
  found.click();
}

/**
 * @param {string} selector
 * @param {string} text
 */
export async function write(selector, text) {
  const field = await there(selector);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement))
    throw new Error(`no field: ${selector}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** How many stretches of code have a colour: they are painted without a change of the document. */
export function coloured() {
  return [...CSS.highlights.values()].reduce((count, highlight) => count + highlight.size, 0);
}

/** Resolves when nothing in the chat has changed for some frames, and no picture of it is on its way. */
export async function quiet() {
  let still = 0;
  let colours = coloured();
  const watched = new MutationObserver(() => {
    still = 0;
  });
  watched.observe(root(), { subtree: true, childList: true, characterData: true, attributes: true });
  while (still < 8) {
    await frame();
    const isLoading = [...root().querySelectorAll('img')].some((image) => !image.complete && image.loading !== 'lazy');
    still = isLoading || coloured() !== colours ? 0 : still + 1;
    colours = coloured();
  }
  watched.disconnect();
}
