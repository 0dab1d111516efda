import type { ComponentChildren, VNode } from 'preact';
import { lazyMenu } from './features.js';
import { Notice } from './notice.js';
import { usePanel } from './panel-context.js';

/** Holds what the menu lies over, which is out of reach while it is open. */
export function MenuPlace({ children }: { children: ComponentChildren }): VNode {
  const { menu, strings, focusComposer } = usePanel();
  const Menu = menu.isOpen.value ? lazyMenu.value?.Menu : undefined;
  return (
    <div class="below-header">
      <div class="chat" inert={Menu !== undefined}>
        {children}
      </div>
      {Menu && <Menu />}
      {menu.hasFailed.value && (
        <Notice
          text={strings.value.menuNotLoaded}
          action={strings.value.dismiss}
          onAction={() => {
            menu.dismiss();
            focusComposer();
          }}
        />
      )}
    </div>
  );
}
