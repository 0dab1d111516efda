import { type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent, RefObject } from 'preact';
import type { PanelContext } from './panel-context.js';

/** The menu over the panel: its code loads when it is opened first. */
export interface MenuControl {
  /** What is shown over the panel; undefined while the menu is closed. */
  readonly view: ReadonlySignal<FunctionComponent | undefined>;
  /** Whether its code could not be loaded. */
  readonly hasFailed: ReadonlySignal<boolean>;
  open(): void;
  /** `next` puts the focus where the visitor goes on; without it, it goes back to the menu's button. */
  close(next?: () => void): void;
  /** Takes the line back that says that it could not be loaded. */
  dismiss(): void;
}

export function createMenuControl({ model }: PanelContext, button: RefObject<HTMLButtonElement | null>): MenuControl {
  const view = signal<FunctionComponent | undefined>(undefined);
  const hasFailed = signal(false);
  let isWanted = false;
  return {
    view,
    hasFailed,
    open() {
      isWanted = true;
      hasFailed.value = false;
      Promise.all([import('./menu/menu.js'), model.conversations.load()])
        .then(([{ Menu }]) => {
          if (isWanted) view.value = Menu;
        })
        .catch(() => {
          hasFailed.value = isWanted;
        });
    },
    close(next) {
      isWanted = false;
      if (!view.peek()) return;
      view.value = undefined;
      // What the menu lay over is out of reach until this has rendered.
      if (next) requestAnimationFrame(next);
      else button.current?.focus();
    },
    dismiss() {
      hasFailed.value = false;
    },
  };
}
