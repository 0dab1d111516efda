import { elementsOf, plainElements } from '../elements.js';
import { safeHref, safeSource } from '../safe-link.js';

/** The elements an answer can become, and the attributes each may carry. `formulas/elements.ts` has those of formulas. */
const allElements = {
  ...plainElements,
  a: ['href', 'target', 'rel', 'data-note'],
  bdi: ['class'],
  button: ['type', 'class', 'aria-label', 'aria-pressed', 'onClick', 'onBlur'],
  img: ['src', 'alt', 'referrerPolicy', 'decoding', 'loading', 'onError'],
  input: ['type', 'checked', 'disabled', 'aria-label'],
  pre: ['class', 'role', 'tabIndex', 'aria-label'],
  span: ['ref', 'class'],
  sup: [],
  table: ['dir'],
  tbody: [],
  td: ['class', 'dir'],
  th: ['class', 'dir', 'scope'],
  thead: [],
  tr: [],
} as const;

/** Makes an element of an answer. Addresses are checked here, whoever checked them before. */
export const extendedElement: ReturnType<typeof elementsOf<typeof allElements>> = elementsOf(
  allElements,
  (name, value) => {
    if (name === 'href') return safeHref(String(value)) === value;
    // A picture that came within the answer asks for nothing.
    if (name === 'src') return safeSource(String(value)) === value || /^data:image\/(?!svg)/.test(String(value));
    return true;
  },
);
