import type { GivenOptions } from '../options/chat-options.js';
import type { LauncherWords } from './launcher-words.js';

/** The button that opens the chat: plain DOM, since nothing else is loaded before the first need. */
export interface Launcher {
  /** @param loading what the rest of the chat is at */
  render(
    words: LauncherWords,
    options: GivenOptions['launcher'],
    isOpen: boolean,
    loading: 'busy' | 'failed' | undefined,
  ): void;
  focus(): void;
}

/**
 * @param onToggle called at each click
 * @param onNear called when the visitor comes near the button, so that the rest can be loaded ahead
 */
export function createLauncher(root: ShadowRoot, onToggle: () => void, onNear: () => void): Launcher {
  const button = document.createElement('button');
  const text = new Text();
  const problem = document.createElement('div');

  button.className = 'launcher';
  button.setAttribute('part', 'launcher');
  button.append(document.createElement('i'), text);
  problem.className = 'launcher problem';
  problem.role = 'alert';
  button.onclick = onToggle;
  button.onpointerenter = button.onfocus = onNear;
  root.append(problem, button);

  return {
    render([open, failed], options, isOpen, loading) {
      const label = options?.label ?? '';
      text.data = isOpen ? '' : label;
      problem.textContent = loading === 'failed' ? failed : '';
      button.hidden = !!options?.hidden;
      // The name stays while `aria-expanded` changes, and holds the words that are seen, so that they can be spoken.
      button.ariaLabel = label ? `${label} – ${open}` : open;
      button.ariaExpanded = String(isOpen);
      button.ariaBusy = String(loading === 'busy');
    },
    focus: () => button.focus(),
  };
}
