import { useMemo } from 'preact/hooks';
import { lazy, type Lazy } from '../../platform/lazy.js';
import type { MarkdownStrings } from '../../strings/translation.js';
import type { LoadedExtended } from '../answer-context.js';
import type { Extended } from '../extended-view.js';

/** The extended syntax and its view, loaded once a page, when an answer needs them. */
export const extendedMarkdown: Lazy<Extended> = lazy(async () => (await import('../extended/extended.js')).extended);

/** The view of the extended syntax, from when the text first holds any. */
export function useExtended(isUsed: boolean, labels: MarkdownStrings, isAtOnce: boolean): LoadedExtended | undefined {
  const loaded = isUsed ? extendedMarkdown.value : undefined;
  const late = useMemo(() => loaded?.createLateWork(isAtOnce), [loaded]);
  return useMemo(
    () => loaded && late && { view: loaded.view, labels: labels.extended(loaded.english), late },
    [loaded, late, labels],
  );
}
