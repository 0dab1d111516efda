import { svgIcon } from './svg-icon.js';
import type { LauncherWords } from './launcher-words.js';

/** The button that opens the chat: plain DOM, since nothing else is loaded before the first need. */
export interface Launcher {
  /** Shows the words of the options: the accessible name is theirs too, so that what is seen can be said. */
  update(label: string, isHidden: boolean, words: LauncherWords): void;
  setOpen(isOpen: boolean): void;
  /** While the rest is loading. */
  setBusy(isBusy: boolean): void;
  /** Shows that the rest could not be loaded, or no longer. */
  setFailed(hasFailed: boolean): void;
  focus(): void;
}

const speech =
  'M21 12.2c0 4-3.6 7.2-8 7.2-1.1 0-2.2-.2-3.2-.6L5.5 20l1-3.4A6.8 6.8 0 0 1 5 12.2C5 8.2 8.6 5 13 5s8 3.2 8 7.2z';
const cross = 'M7 7l12 12M19 7L7 19';

/**
 * @param onToggle called at each click
 * @param onNear called when the visitor comes near the button, so that the rest can be loaded ahead
 */
export function createLauncher(root: ShadowRoot, onToggle: () => void, onNear: () => void): Launcher {
  const button = document.createElement('button');
  const text = document.createElement('span');
  const problem = document.createElement('div');
  let words: LauncherWords | undefined;
  let label = '';
  let isOpen = false;
  let hasFailed = false;

  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('part', 'launcher');
  button.append(svgIcon('speech', 26, speech), svgIcon('close', 26, cross), text);
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  button.addEventListener('click', onToggle);
  for (const name of ['pointerenter', 'focus', 'touchstart']) button.addEventListener(name, onNear, { passive: true });
  root.append(problem, button);

  function render(): void {
    if (!words) return;
    text.textContent = isOpen ? '' : label;
    text.hidden = text.textContent === '';
    // The name stays while `aria-expanded` changes, and holds the words that are seen, so that they can be spoken.
    button.setAttribute('aria-label', label ? `${label} – ${words.open}` : words.open);
    button.setAttribute('aria-expanded', String(isOpen));
    problem.textContent = hasFailed ? words.failed : '';
  }

  return {
    update(newLabel, isHidden, newWords) {
      label = newLabel;
      words = newWords;
      button.hidden = isHidden;
      render();
    },
    setOpen(open) {
      isOpen = open;
      render();
    },
    setBusy(isBusy) {
      button.setAttribute('aria-busy', String(isBusy));
    },
    setFailed(failed) {
      hasFailed = failed;
      render();
    },
    focus() {
      button.focus();
    },
  };
}
