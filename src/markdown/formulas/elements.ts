import { elementsOf } from '../elements.js';

/** The elements of MathML that a formula can become, and the attributes each may carry. */
const mathElements = {
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
} as const;

export type MathTag = keyof typeof mathElements;

export function isMathTag(name: string): name is MathTag {
  return Object.hasOwn(mathElements, name);
}

/** Makes an element of a formula. */
export const mathElement: ReturnType<typeof elementsOf<typeof mathElements>> = elementsOf(mathElements, () => true);
