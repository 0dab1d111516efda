import { effect, type ReadonlySignal } from '@preact/signals';
import { warn } from '../../platform/log.js';
import { mediaSignal } from '../media-signal.js';
import { appearanceCss } from './appearance-css.js';
import { colourReader } from './colour-reader.js';
import { givenTokens } from './given-tokens.js';
import { readPageLook, type PageLook } from './page-look.js';

export interface AppearanceInit {
  readonly root: ShadowRoot;
  /** Whether the look is read from the page. */
  readonly isAuto: boolean;
  readonly isOpen: ReadonlySignal<boolean>;
  /** Replaces the sheet of the tokens. */
  readonly replace: (css: string) => void;
  /** The defaults of the tokens. */
  readonly tokensCss: string;
}

/**
 * Computes the colours that a page and its owner leave open, again at each opening and whenever the visitor's system
 * becomes light or dark, since the page's rules may then be others. Returns its stop.
 */
export function followAppearance({ root, isAuto, isOpen, replace, tokensCss }: AppearanceInit): () => void {
  const dark = mediaSignal('(prefers-color-scheme: dark)');
  let page: PageLook | undefined;
  let told = '';

  function update(): void {
    replace('');
    const texts = givenTokens(root.host);
    const reader = colourReader(root);
    if (isAuto) page ??= readPageLook(root.host, reader.read);
    const { css, complaint } = appearanceCss(texts, page ?? {}, reader.read);
    reader.dispose();
    replace(tokensCss + css);
    if (complaint && complaint !== told) warn(complaint);
    told = complaint;
  }

  const stop = effect(() => {
    void [isOpen.value, dark.matches.value];
    update();
  });
  return () => {
    stop();
    dark.dispose();
  };
}
