import { contrast, parseHex } from './colour.js';

/** The colours of a theme, by the names of their tokens. */
export const colourTokens = [
  'surface',
  'surface-raised',
  'line',
  'text',
  'text-quiet',
  'accent',
  'on-accent',
  'user-bubble',
  'on-user-bubble',
  'code-surface',
  'link',
  'focus',
  'warning-surface',
  'warning-text',
  'online',
  'offline',
  'unread',
  'header-surface',
  'header-text',
  'header-text-quiet',
] as const;

export type ColourToken = (typeof colourTokens)[number];

/** Colours that follow from the others where nobody gives them, by the rules of `ui/tokens.css` alone. */
export const followingTokens: ReadonlySet<string> = new Set<ColourToken>([
  'on-accent',
  'user-bubble',
  'on-user-bubble',
  'code-surface',
  'link',
  'focus',
  'header-surface',
  'header-text',
  'header-text-quiet',
]);

/** Every colour of one scheme, as `#rrggbb`. */
export type ColourScheme = Readonly<Record<ColourToken, string>>;

/** Some colours of a scheme; one that is no `#rgb` or `#rrggbb` counts as absent. */
export type SomeColours = Readonly<Partial<Record<string, string>>>;

/** The least contrast of text (WCAG 2.2, 1.4.3), and of what tells controls and states (1.4.11). */
const ofText = 4.5;
const ofMarks = 3;

/**
 * Pairs of which the first is drawn on the second somewhere in the chat, with the least contrast between them. A browser
 * test compares them with what is on the screen (`e2e/rehearsal/themes.spec.ts`).
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const contrastPairs: readonly (readonly [ColourToken, ColourToken, number])[] = [
  ['text', 'surface', ofText],
  ['text', 'surface-raised', ofText],
  ['text', 'code-surface', ofText],
  ['text-quiet', 'surface', ofText],
  ['text-quiet', 'surface-raised', ofText],
  ['text-quiet', 'code-surface', ofText],
  ['on-user-bubble', 'user-bubble', ofText],
  ['link', 'surface', ofText],
  ['link', 'surface-raised', ofText],
  ['on-accent', 'accent', ofText],
  ['warning-text', 'warning-surface', ofText],
  ['header-text', 'header-surface', ofText],
  ['header-text-quiet', 'header-surface', ofText],
  // The words of what erases.
  ['offline', 'surface', ofText],
  ['offline', 'surface-raised', ofText],
  ['online', 'surface', ofMarks],
  ['unread', 'surface', ofMarks],
  ['unread', 'surface-raised', ofMarks],
  ['accent', 'surface', ofMarks],
  ['accent', 'surface-raised', ofMarks],
  ['focus', 'surface', ofMarks],
  ['focus', 'surface-raised', ofMarks],
  ['focus', 'code-surface', ofMarks],
];

/** One pair of colours that cannot be told apart well enough. */
export interface FaintPair {
  readonly front: ColourToken;
  readonly back: ColourToken;
  readonly ratio: number;
  readonly least: number;
}

/** The pairs of a scheme below their least contrast; those of which a colour is absent are passed over. */
export function faintPairs(scheme: SomeColours, pairs = contrastPairs): FaintPair[] {
  return pairs.flatMap(([front, back, least]) => {
    const [one, other] = [parseHex(scheme[front] ?? ''), parseHex(scheme[back] ?? '')];
    if (!one || !other) return [];
    const ratio = contrast(one, other);
    return ratio < least ? [{ front, back, ratio, least }] : [];
  });
}

/** A sentence about a faint pair. */
export function faintPairText({ front, back, ratio, least }: FaintPair, scheme: SomeColours): string {
  // Rounded down, so that no ratio reads like the one that is needed.
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
  return `${front} (${scheme[front]}) on ${back} (${scheme[back]}) has a contrast of ${shown}, and needs ${least}`;
}
