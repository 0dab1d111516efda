import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from '../panel-context.js';
import { useMenuStrings } from './use-menu-strings.js';

/** Says what was deleted, with the way back, as long as there is one. */
export function ErasingLines(): VNode | null {
  const { model, announce } = usePanel();
  const words = useMenuStrings();
  const { erasing, undoErase } = model.conversations;
  const newest = erasing.value.at(-1)?.id;
  useLayoutEffect(() => {
    if (newest !== undefined) announce(words.deleted);
  }, [newest]);
  if (newest === undefined) return null;
  return (
    <ul class="erasing">
      {erasing.value.map(({ id, title, firstWords }) => (
        <li key={id} class="notice quiet">
          <div class="notice-text">
            {words.deleted}{' '}
            <span class="erased-title" dir="auto">
              {title ?? firstWords}
            </span>
          </div>
          <button type="button" class="text-button" onClick={() => undoErase(id)}>
            {words.undo}
          </button>
        </li>
      ))}
    </ul>
  );
}
