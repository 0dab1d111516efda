import type { ComponentChildren, VNode } from 'preact';
import { PanelNotice } from './panel-notice.js';
import { usePanel } from './panel-context.js';

/** Holds what the menu lies over, which is out of reach while it is open. */
export function MenuPlace({ children }: { children: ComponentChildren }): VNode {
  const { features, menu, strings, focusComposer } = usePanel();
  const Menu = menu.isOpen.value ? features.menu.value?.Menu : undefined;
  return (
    <div class="below-header">
      <div class="chat" inert={Menu !== undefined}>
        {children}
      </div>
      {Menu && <Menu />}
      {menu.hasFailed.value && (
        <PanelNotice
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
