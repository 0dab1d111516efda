import type { PanelContext } from '../../panel-context.js';
import type { ShortcutName } from '../../panel-features.js';
import { roveMessages } from './rove-messages.js';
import { isPressed, isWriting } from '../../../platform/shortcut.js';
import { shortcutsOf } from './shortcuts.js';

/** Acts on keys in the panel: moves among the messages, and does what has a shortcut. Returns its stop. */
export function attendKeys(panel: PanelContext, scroller: HTMLElement): () => void {
  const root = scroller.getRootNode();
  if (!(root instanceof ShadowRoot)) return () => {};
  const { model, menu, options, choices, focusComposer } = panel;
  const rove = roveMessages(panel, scroller, root);

  const actions: Readonly<Record<ShortcutName, () => void>> = {
    help() {
      const { activeElement: from } = root;
      menu.open('shortcuts', () => from instanceof HTMLElement && from.focus());
    },
    write: () => (menu.isOpen.peek() ? menu.close(focusComposer) : focusComposer()),
    copy: () => copyButton()?.click(),
    newConversation() {
      model.newConversation();
      menu.close(focusComposer);
      focusComposer();
    },
    menu: () => (menu.isOpen.peek() ? menu.close() : menu.open()),
  };

  /** Of the answer that has the focus, or else the last one. */
  function copyButton(): HTMLButtonElement | null | undefined {
    const turn = root instanceof ShadowRoot && root.activeElement?.closest('.turn');
    const last = [...scroller.querySelectorAll('.turn')].at(-1);
    return (turn || last)?.querySelector('.actions .icon.copy')?.closest('button');
  }

  // The panel's copy of a key press has the fields of one, and is none.
  function onKey(event: Event): void {
    if (!isKeyPress(event) || event.defaultPrevented || event.isComposing) return;
    const { target } = event;
    const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    if (!isField && rove.onKey(event)) return;
    if (!choices.peek().hasShortcuts) return;
    for (const [name, shortcut] of shortcutsOf(options.peek())) {
      if (!isPressed(shortcut, event) || (isField && isWriting(shortcut))) continue;
      event.preventDefault();
      actions[name]();
      return;
    }
  }

  root.addEventListener('keydown', onKey, true);
  return () => {
    root.removeEventListener('keydown', onKey, true);
    rove.stop();
  };
}

function isKeyPress(event: Event): event is KeyboardEvent {
  return 'key' in event && 'ctrlKey' in event;
}
