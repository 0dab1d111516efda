import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../icon-button.js';
import { usePanel } from '../panel-context.js';
import { MenuIcon } from './menu-icon.js';
import { ShortcutList } from './shortcut-list.js';
import { useMenuStrings } from './use-menu-strings.js';

/** The list behind `?`. Escape, or the way back, leads to where the visitor was. */
export function ShortcutsDialog(): VNode {
  const { menu } = usePanel();
  const words = useMenuStrings();
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus({ preventScroll: true }), []);
  return (
    <dialog open class="menu-page" aria-label={words.shortcuts}>
      <div class="menu-head">
        <IconButton button={back} name={words.back} onClick={() => menu.close()}>
          <MenuIcon shape="back" />
        </IconButton>
        <h3 class="menu-title">{words.shortcuts}</h3>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys must be able to scroll it */}
      <div class="menu-body" tabIndex={0}>
        <p class="menu-note">{words.shortcutsNote}</p>
        <ShortcutList />
      </div>
    </dialog>
  );
}
