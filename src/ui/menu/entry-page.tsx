import { useSignal } from '@preact/signals';
import type { FunctionComponent, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { IconButton } from '../icon-button.js';
import { MenuIcon } from './menu-icon.js';
import type { MenuEntry } from './menu-entries.js';
import { useMenuStrings } from './use-menu-strings.js';

/** What an entry shows, with the way back to the list. */
export function EntryPage({ entry, onBack }: { entry: MenuEntry; onBack: () => void }): VNode {
  const words = useMenuStrings();
  const view = useSignal<FunctionComponent | undefined>(undefined);
  const hasFailed = useSignal(false);
  useLayoutEffect(() => {
    let isGone = false;
    entry
      .load?.()
      .then((loaded) => {
        if (!isGone) view.value = loaded;
      })
      .catch(() => {
        hasFailed.value = true;
      });
    return () => {
      isGone = true;
    };
  }, [entry]);
  const View = view.value;
  return (
    <>
      <div class="menu-head">
        <IconButton name={words.back} onClick={onBack}>
          <MenuIcon shape="back" />
        </IconButton>
        <h3 class="menu-title">{entry.name(words)}</h3>
      </div>
      <div class="menu-body">
        {hasFailed.value && (
          <p class="menu-note" role="alert">
            {words.notLoaded}
          </p>
        )}
        {View && <View />}
      </div>
    </>
  );
}
