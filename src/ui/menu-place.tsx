import type { ComponentChildren, VNode } from 'preact';
import { Notice } from './notice.js';
import { usePanel } from './panel-context.js';

/** What the menu lies over, out of reach while it is open. */
export function MenuPlace({ children }: { children: ComponentChildren }): VNode {
  const { menu, strings, focusComposer } = usePanel();
  const View = menu.view.value;
  return (
    <div class="below-header">
      <div class="chat" inert={View !== undefined}>
        {children}
      </div>
      {View && <View />}
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
