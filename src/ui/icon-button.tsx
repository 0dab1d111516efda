import type { VNode } from 'preact';
import { Icon } from './icon.js';

interface IconButtonProps {
  shape: Parameters<typeof Icon>[0]['shape'];
  /** The accessible name, shown by the browser on hover. */
  name: string;
  onClick: () => void;
}

export function IconButton({ shape, name, onClick }: IconButtonProps): VNode {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={onClick}>
      <Icon shape={shape} />
    </button>
  );
}
