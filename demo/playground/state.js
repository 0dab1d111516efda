/* The state of the playground: what is chosen, what can be undone, and what the address holds. */

/**
 * @typedef {string | { light: string, dark: string }} TokenValue
 *
 * @typedef {object} Look how the page around the widget looks; no part of the options
 * @property {'desktop' | 'tablet' | 'phone'} device
 * @property {'ltr' | 'rtl'} dir
 * @property {'light' | 'dark'} scheme
 * @property {boolean} hasSample whether the page has some content
 *
 * @typedef {object} Choices
 * @property {Readonly<Record<string, unknown>>} options by their paths; those that are not set are not there
 * @property {Look} look
 * @property {'rehearsal' | 'mine'} server
 */

/** @type {Choices} */
export const first = {
  options: { url: 'https://ai.example.org', model: 'Technova' },
  look: { device: 'desktop', dir: 'ltr', scheme: 'light', hasSample: true },
  server: 'rehearsal',
};

const mostSteps = 200;

/**
 * @param {(path: string) => boolean} isSecret whether an option never goes into the address
 * @param {(choices: Choices) => void} onChange
 */
export function createState(isSecret, onChange) {
  let now = read(location.hash) ?? first;
  /** @type {Choices[]} */
  let before = [];
  /** @type {Choices[]} */
  let after = [];
  /** What undo leads to while a field is still being changed. @type {Choices | undefined} */
  let begun;

  function show() {
    history.replaceState(null, '', `#${written(now, isSecret)}`);
    onChange(now);
  }

  return {
    get now() {
      return now;
    },
    get canUndo() {
      return before.length > 0;
    },
    get canRedo() {
      return after.length > 0;
    },
    /** @param {Partial<Choices>} changes @param {boolean} [isGoingOn] whether more of the same change will come */
    change(changes, isGoingOn = false) {
      begun ??= now;
      now = { ...now, ...changes };
      if (!isGoingOn) {
        before = [...before, begun].slice(-mostSteps);
        after = [];
        begun = undefined;
      }
      show();
    },
    /** @param {string} path @param {unknown} value undefined: as if it had never been set @param {boolean} [isGoingOn] */
    set(path, value, isGoingOn = false) {
      const { [path]: _, ...others } = now.options;
      this.change({ options: value === undefined ? others : { ...others, [path]: value } }, isGoingOn);
    },
    undo() {
      const last = before.at(-1);
      if (!last) return;
      after = [now, ...after];
      before = before.slice(0, -1);
      now = last;
      show();
    },
    redo() {
      const [next, ...rest] = after;
      if (!next) return;
      before = [...before, now];
      after = rest;
      now = next;
      show();
    },
    reset() {
      this.change(first);
    },
    /** The address was changed by hand, or a link was followed. */
    readAddress() {
      const found = read(location.hash);
      if (found && written(found, isSecret) !== written(now, isSecret)) this.change(found);
    },
    show,
  };
}

/** @param {Choices} choices @param {(path: string) => boolean} isSecret */
function written({ options, look, server }, isSecret) {
  const shared = Object.fromEntries(Object.entries(options).filter(([path]) => !isSecret(path)));
  const bytes = new TextEncoder().encode(JSON.stringify({ options: shared, look, server }));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Undefined for what is no state of ours. @param {string} hash @returns {Choices | undefined} */
function read(hash) {
  try {
    const text = atob(hash.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const { options, look, server } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof options !== 'object' || options === null) return undefined;
    return { options, look: { ...first.look, ...look }, server: server === 'mine' ? 'mine' : 'rehearsal' };
  } catch {
    return undefined;
  }
}

/** Options by their paths as `createChat` takes them. @param {Readonly<Record<string, unknown>>} options */
export function nested(options) {
  /** @type {Record<string, unknown>} */
  const result = {};
  for (const [path, value] of Object.entries(options)) {
    const [top = '', row] = path.split('.');
    if (value === inCode) continue;
    if (!row) result[top] = value;
    else if (typeof options[top] !== 'string') result[top] = { ...Object(result[top]), [row]: cssOf(value) };
  }
  return result;
}

/** Stands for a function, which only code can hold. */
export const inCode = '(in code)';

/** A token with a value for each scheme as one value. @param {unknown} value */
export function cssOf(value) {
  if (typeof value !== 'object' || value === null || !('light' in value) || !('dark' in value)) return value;
  return `light-dark(${value.light}, ${value.dark})`;
}
