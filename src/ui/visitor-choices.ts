import type { ResolvedOptions } from '../options/chat-options.js';
import { storedText } from '../platform/stored-text.js';

/** The visitor's own settings, made in the menu, over the owner's options. */
export interface VisitorChoices {
  /** In hundredths of the owner's size. */
  readonly textSize: number;
  /** Undefined: as the owner says. */
  readonly announce: ResolvedOptions['announce'] | undefined;
  readonly hasShortcuts: boolean;
}

export const textSizes = [90, 100, 115, 130, 150, 200] as const;
export const announceChoices = ['answer', 'sentences', 'quiet'] as const;
/** Stands among the words where the visitor wants no shortcuts. */
export const noShortcuts = 'no-shortcuts';

/** Where the choices are kept, for the whole site, as words. */
export function choicesKey(historyKey: string): string {
  return `causerie:${historyKey}:choices`;
}

/** Words that are none of ours choose nothing. */
export function readChoices(historyKey: string): VisitorChoices {
  const words = (storedText('localStorage', choicesKey(historyKey)) ?? '').split(' ');
  return {
    textSize: textSizes.find((size) => words.includes(`${size}`)) ?? 100,
    announce: announceChoices.find((name) => words.includes(name)),
    hasShortcuts: !words.includes(noShortcuts),
  };
}

/** The sizes of text, by the ends of their tokens. */
const sizes = ['', '-small', '-large'] as const;

/** The text of the panel grows with its font sizes. No property can be made of itself, so the place around it lends it. */
export function textSizeRule({ textSize }: VisitorChoices): string {
  if (textSize === 100) return '';
  const lent = sizes.map((size) => `--own${size}:var(--causerie-font-size${size});`);
  const grown = sizes.map((size) => `--causerie-font-size${size}:calc(var(--own${size})*${textSize / 100});`);
  return `.panel-place{${lent.join('')}}.panel{${grown.join('')}}`;
}
