import { type ReadonlySignal, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { Lazy } from '../platform/lazy.js';
import type { PanelDeps } from './panel-context.js';

/** The menu over the panel: its code loads when it is opened first. */
export interface MenuControl {
  /** True once it has loaded, with the list of conversations. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** Whether it could not be opened, until {@link dismiss}. */
  readonly hasFailed: ReadonlySignal<boolean>;
  /** The page that it was opened at, by its id. */
  readonly page: string | undefined;
  /** @param back puts the focus back where it was; without it, it goes to the menu's button. */
  open(page?: string, back?: () => void): void;
  /** `next` puts the focus where the visitor goes on; without it, it goes back to the menu's button. */
  close(next?: () => void): void;
  dismiss(): void;
}

export function createMenuControl(
  { model }: PanelDeps,
  menu: Lazy<unknown>,
  button: RefObject<HTMLButtonElement | null>,
): MenuControl {
  const isOpen = signal(false);
  const hasFailed = signal(false);
  let isWanted = false;
  let page: string | undefined;
  let back: (() => void) | undefined;

  async function load(): Promise<boolean> {
    try {
      const [loaded] = await Promise.all([menu.load(), model.conversations.load()]);
      return loaded !== undefined;
    } catch {
      return false;
    }
  }

  return {
    isOpen,
    hasFailed,
    get page() {
      return page;
    },
    open(at, goBack) {
      page = at;
      back = goBack;
      isWanted = true;
      hasFailed.value = false;
      void load().then((isLoaded) => {
        isOpen.value = isWanted && isLoaded;
        hasFailed.value = isWanted && !isLoaded;
      });
    },
    close(next = back) {
      isWanted = false;
      if (!isOpen.peek()) return;
      isOpen.value = false;
      // The rest of the panel is inert until this has rendered.
      if (next) requestAnimationFrame(next);
      else button.current?.focus();
    },
    dismiss() {
      hasFailed.value = false;
    },
  };
}
