import { adoptStyles } from '../../platform/adopt-styles.js';
import type { HostElement } from '../host-element.js';
import teaserCss from './teaser.css?inline';

export interface TeaserInit {
  readonly text: string;
  /** The name of the button that takes it away. */
  readonly dismiss: string;
  readonly onOpen: () => void;
  readonly onDismiss: () => void;
}

/** Shows a line beside the launcher. It takes no focus, and moves nothing of the page. Returns its end. */
export function showTeaser(
  { root, button }: HostElement,
  { text, dismiss, onOpen, onDismiss }: TeaserInit,
): () => void {
  const unadopt = adoptStyles(root, teaserCss);
  const teaser = document.createElement('div');
  const line = document.createElement('button');
  const cross = document.createElement('button');

  teaser.className = `teaser ${button.className}`.replace('launcher', '');
  // Said once, after what a screen reader reads now: the element must be there before its words are.
  teaser.role = 'status';
  line.textContent = text;
  line.className = 'teaser-text';
  // An owner's words may be in another language than the chat's.
  line.dir = 'auto';
  line.onclick = onOpen;
  cross.className = 'teaser-cross';
  cross.ariaLabel = dismiss;
  cross.onclick = () => {
    onDismiss();
    button.focus();
  };
  button.after(teaser);
  const frame = requestAnimationFrame(() => teaser.append(line, cross));
  return () => {
    cancelAnimationFrame(frame);
    teaser.remove();
    unadopt();
  };
}
