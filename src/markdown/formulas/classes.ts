import { nearestInk } from './inks.js';

/** Classes of the library that mean something for the eye; `formulas.css` draws each. */
const known =
  /^(?:tml-(?:left|right|tag|overline|underline|cancel|xcancel|cancelto|fbox|prime|vec|jot|small|shift-left)|(?:up|down)strike|sout|longdiv-(?:top|arc)|phasor-(?:bottom|angle)|circle-pad|textcircle|actuarial|menclose|mathcal|mathscr|(?:chr|wbk)-(?:sml|med|lrg)(?:-acc|-vec)?|wbk-(?:acc|vec)|tml-(?:sml|med|lrg)-pad|ff-(?:narrow|nudge-left|squash))$/;

/** How wide the accents over several letters are, which Chromium does not stretch. */
const wideAccents: Readonly<Record<string, string>> = {
  'tml-hat-1': 'hat-wide',
  'tml-hat-2': 'hat-wider',
  'tml-hat-3': 'hat-very-wide',
  'tml-hat-4': 'hat-widest',
  'tml-tilde-2': 'tilde-wide',
  'tml-tilde-3': 'tilde-wider',
  'tml-tilde-4': 'tilde-widest',
};

interface Drawn {
  readonly classes?: unknown;
  readonly style?: unknown;
  readonly attributes?: unknown;
}

/**
 * The library draws by classes, by styles and by attributes of colour. All three become classes of ours: no value that
 * a model wrote gets into the page, and colours stay readable, light and dark.
 */
export function classesOf({ classes, style, attributes }: Drawn): readonly string[] {
  const own = Array.isArray(classes) ? classes.map(String) : [];
  return [
    ...own.flatMap((name) => (known.test(name) ? [name] : (wideAccents[name] ?? []))),
    ...entriesOf(style).flatMap(([name, value]) => classOfStyle(name, value) ?? []),
    ...entriesOf(attributes).flatMap(([name, value]) => classOfAttribute(name, value) ?? []),
  ];
}

function classOfStyle(name: string, value: string): string | undefined {
  switch (name) {
    case 'color':
      return ink('ink', value);
    case 'border':
      return `boxed ${ink('edge', value.split(' ').at(-1) ?? '') ?? ''}`.trim();
    case 'borderTop':
    case 'borderBottom':
    case 'borderLeft':
    case 'borderRight': {
      const kind = /double|dashed/.exec(value)?.[0];
      return `line-${name.slice(6).toLowerCase()}${kind ? ` line-${kind}` : ''}`;
    }
    case 'paddingLeft':
    case 'paddingRight':
      return Number.parseFloat(value) === 0 ? `flush-${name.slice(7).toLowerCase()}` : undefined;
    default:
      return fixedStyles[`${name}: ${value}`];
  }
}

/** Styles of which the library uses one value only. */
const fixedStyles: Readonly<Record<string, string>> = {
  'fontWeight: bold': 'bold',
  'justifyContent: center': 'lapped-center',
  'marginLeft: -0.1667em': 'thin-back',
  'mathDepth: 0': 'unshrunk',
  'padding: 0.3em': 'box-pad',
  'position: absolute': 'lapped',
  'position: relative': 'laps',
  'textAlign: left': 'tml-left',
  'transform: scaleX(-1)': 'mirrored',
  'width: 100%': 'full-width',
  'width: 50%': 'half-width',
};

function classOfAttribute(name: string, value: string): string | undefined {
  if (name === 'mathbackground') return ink('paper', value);
  if (name === 'mathcolor') return ink('ink', value);
  return name === 'style' && value === 'font-weight:bold' ? 'bold' : undefined;
}

function ink(use: 'ink' | 'paper' | 'edge', colour: string): string | undefined {
  const nearest = nearestInk(colour);
  return nearest && `${use}-${nearest}`;
}

function entriesOf(value: unknown): readonly [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' && text ? [[name, text]] : [],
  );
}
