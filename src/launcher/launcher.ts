import type { LauncherWords } from './launcher-words.js';

/** What the button shows. */
interface LauncherState {
  readonly words: LauncherWords;
  /** Words beside the glyph, or an empty string. */
  readonly label: string;
  readonly isHidden: boolean;
  readonly isOpen: boolean;
  /** While the rest is loading. */
  readonly isBusy: boolean;
  /** The rest could not be loaded. */
  readonly hasFailed: boolean;
}

/** The button that opens the chat: plain DOM, since nothing else is loaded before the first need. */
export interface Launcher {
  render(state: LauncherState): void;
  focus(): void;
}

const speech = 'M13 5a8 7 0 1 1-4 13l-4 2 1-4a8 7 0 0 1 7-11z';
const cross = 'M7 7l12 12M19 7L7 19';

/**
 * @param onToggle called at each click
 * @param onNear called when the visitor comes near the button, so that the rest can be loaded ahead
 */
export function createLauncher(root: ShadowRoot, onToggle: () => void, onNear: () => void): Launcher {
  const button = document.createElement('button');
  const text = document.createElement('span');
  const problem = document.createElement('div');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const glyph = document.createElementNS('http://www.w3.org/2000/svg', 'path');

  button.className = 'launcher';
  button.setAttribute('part', 'launcher');
  svg.setAttribute('viewBox', '0 0 26 26');
  svg.append(glyph);
  button.append(svg, text);
  problem.className = 'launcher problem';
  problem.setAttribute('role', 'alert');
  button.onclick = onToggle;
  button.onpointerenter = button.onfocus = onNear;
  root.append(problem, button);

  return {
    render({ words, label, isHidden, isOpen, isBusy, hasFailed }) {
      glyph.setAttribute('d', isOpen ? cross : speech);
      text.textContent = isOpen ? '' : label;
      problem.textContent = hasFailed ? words.failed : '';
      button.hidden = isHidden;
      // The name stays while `aria-expanded` changes, and holds the words that are seen, so that they can be spoken.
      button.ariaLabel = label ? `${label} – ${words.open}` : words.open;
      button.ariaExpanded = String(isOpen);
      button.ariaBusy = String(isBusy);
    },
    focus: () => button.focus(),
  };
}
