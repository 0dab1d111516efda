import { elementsOf, plainElements } from '../elements.js';
import { safeHref, safeSource } from '../safe-link.js';

/** Everything an answer can become, and the attributes it may carry. */
const allElements = {
  ...plainElements,
  a: ['href', 'target', 'rel'],
  bdi: ['class'],
  button: ['type', 'class', 'aria-label', 'aria-pressed', 'onClick', 'onBlur'],
  img: ['src', 'alt', 'referrerPolicy', 'decoding', 'loading', 'onError'],
  input: ['type', 'checked', 'disabled', 'aria-label'],
  math: ['display', 'dir'],
  mrow: ['class'],
  mi: ['class', 'mathvariant'],
  mn: ['class'],
  mo: [
    'class',
    'form',
    'fence',
    'separator',
    'stretchy',
    'symmetric',
    'largeop',
    'movablelimits',
    'minsize',
    'maxsize',
    'lspace',
    'rspace',
    'accent',
  ],
  mtext: ['class'],
  mspace: ['width', 'height', 'depth'],
  mfrac: ['linethickness'],
  msqrt: [],
  mroot: [],
  msub: [],
  msup: [],
  msubsup: [],
  munder: ['accentunder'],
  mover: ['accent'],
  munderover: ['accent', 'accentunder'],
  mmultiscripts: [],
  mprescripts: [],
  mtable: ['class', 'displaystyle'],
  mtr: ['class'],
  mtd: ['class', 'columnspan', 'rowspan'],
  mstyle: ['displaystyle', 'scriptlevel', 'mathsize'],
  mphantom: [],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  menclose: ['class', 'notation'],
  merror: [],
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

export type Tag = keyof typeof allElements;

/** Whether a name is that of an element of formulas: what sets them may name it, too. */
export function isFormulaTag(name: string): name is Tag {
  return /^m[a-z]+$/.test(name) && Object.hasOwn(allElements, name);
}

/** Makes an element of an answer. Addresses are checked here, whoever checked them before. */
export const element: ReturnType<typeof elementsOf<typeof allElements>> = elementsOf(allElements, (name, value) => {
  if (name === 'href') return safeHref(String(value)) === value;
  // A picture that came within the answer asks for nothing.
  if (name === 'src') return safeSource(String(value)) === value || /^data:image\/(?!svg)/.test(String(value));
  return true;
});
