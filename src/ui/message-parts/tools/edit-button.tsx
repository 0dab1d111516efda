import type { RefObject, VNode } from 'preact';
import { Drawing } from '../../icon.js';
import { IconButton } from '../../icon-button.js';
import { useMessageToolsStrings } from './use-strings.js';

interface EditButtonProps {
  button: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
}

/** Beside the visitor's words; seen on hover, focus and touch. */
export function EditButton({ button, onClick }: EditButtonProps): VNode {
  return (
    <div class="edit">
      <IconButton button={button} name={useMessageToolsStrings().edit} onClick={onClick}>
        <Drawing
          name="pencil"
          path="M4.500 15.500l.8-3.200 7.700-7.700a1.700 1.700 0 0 1 2.400 2.400l-7.700 7.700zM11.700 5.900l2.400 2.400"
        />
      </IconButton>
    </div>
  );
}
