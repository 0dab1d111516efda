import type { ComponentChildren, RefObject, VNode } from 'preact';
import { Icon } from './icon.js';

interface IconButtonProps {
  /** One of the panel's icons, or another drawing. */
  shape?: Parameters<typeof Icon>[0]['shape'];
  children?: ComponentChildren;
  /** The accessible name, shown by the browser on hover. */
  name: string;
  /** Whether what it opens is open. */
  isExpanded?: boolean;
  /** It keeps its place and the focus, and does nothing. */
  isDisabled?: boolean;
  button?: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
}

export function IconButton({ shape, children, name, isExpanded, isDisabled, button, onClick }: IconButtonProps): VNode {
  return (
    <button
      ref={button ?? null}
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-expanded={isExpanded}
      aria-disabled={isDisabled}
      onClick={isDisabled ? undefined : onClick}
    >
      {shape ? <Icon shape={shape} /> : children}
    </button>
  );
}
