import { effect } from '@preact/signals';
import type { ResolvedOptions } from '../options/chat-options.js';
import { adoptChangingStyles } from '../platform/adopt-styles.js';
import { appearance } from './features.js';
import type { PanelDeps } from './panel-context.js';
import tokensCss from './tokens.css?inline';

/**
 * Loads the code that computes colours, where they are to be computed, so that a panel that is mounted then has them
 * from its first frame.
 */
export async function prepareTheme(host: Element, { theme }: ResolvedOptions): Promise<void> {
  if (isComputed(host, theme)) await appearance.load();
}

/** Gives a root all tokens: their defaults, and the colours that follow from those of the page and its owner. */
export function followTheme({ options, isOpen }: PanelDeps, root: ShadowRoot): () => void {
  const { replace, remove } = adoptChangingStyles(root);
  const stop = effect(() => {
    const { theme } = options.value;
    // The defaults would else look as if the page had set them.
    replace('');
    const isWanted = isComputed(root.host, theme);
    replace(tokensCss);
    if (!isWanted) return undefined;
    void appearance.load();
    return appearance.value?.followAppearance({ root, isAuto: theme === 'auto', isOpen, replace, tokensCss });
  });
  return () => {
    stop();
    remove();
  };
}

/** Whether the accent or the surface is given, and not every other colour that has a default of its own. */
function isComputed(host: Element, theme: ResolvedOptions['theme']): boolean {
  const style = getComputedStyle(host);
  const isGiven = (token: string): boolean => style.getPropertyValue(token) !== '';
  return (
    theme === 'auto' ||
    (['--causerie-accent', '--causerie-surface'].some(isGiven) &&
      !(tokensCss.match(/[\w-]+(?=: ?light-dark\(#)/g) ?? []).every(isGiven))
  );
}
