import { elementsOf } from '../elements.js';

/** The elements of MathML that a formula can become, and the attributes each may carry. */
const mathElements = {
  math: ['display', 'dir'],
  mrow: ['class', 'displaystyle', 'scriptlevel'],
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
  mspace: ['width', 'height', 'depth', 'class'],
  mfrac: ['linethickness', 'class'],
  msqrt: ['class'],
  mroot: ['class'],
  msub: ['class'],
  msup: ['class'],
  msubsup: ['class'],
  munder: ['accentunder', 'class'],
  mover: ['accent', 'class'],
  munderover: ['accent', 'accentunder', 'class'],
  mmultiscripts: ['class'],
  mprescripts: ['class'],
  mtable: ['class', 'displaystyle'],
  mtr: ['class'],
  mtd: ['class', 'columnspan', 'rowspan'],
  mstyle: ['displaystyle', 'scriptlevel', 'mathsize', 'class'],
  mphantom: ['class'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset', 'class'],
  menclose: ['class', 'notation'],
  merror: ['class'],
} as const;

export type MathTag = keyof typeof mathElements;

export function isMathTag(name: string): name is MathTag {
  return Object.hasOwn(mathElements, name);
}

/** Makes an element of a formula. */
export const mathElement: ReturnType<typeof elementsOf<typeof mathElements>> = elementsOf(mathElements, () => true);
