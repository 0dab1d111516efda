import type { VNode } from 'preact';
import { IconButton } from '../icon-button.js';
import { MenuIcon } from './menu-icon.js';
import type { MenuEntry } from './menu-entries.js';
import { useMenuStrings } from './use-menu-strings.js';

/** The page of an entry, with the way back to the list. */
export function EntryPage({ entry, onBack }: { entry: MenuEntry; onBack: () => void }): VNode {
  const words = useMenuStrings();
  return (
    <>
      <div class="menu-head">
        <IconButton name={words.back} onClick={onBack}>
          <MenuIcon shape="back" />
        </IconButton>
        <h3 class="menu-title">{entry.name(words)}</h3>
      </div>
      <div class="menu-body">{entry.Page && <entry.Page />}</div>
    </>
  );
}
