import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { UserMessage } from '../../../core/message.js';
import { usePanel } from '../../panel-context.js';
import { EditButton } from './edit-button.js';
import { MessageEditor } from './message-editor.js';
import { VersionStepper } from './version-stepper.js';

/** The actions on a message of the visitor. While it is edited, the styles hide its text. */
export function UserTools({ message }: { message: UserMessage }): VNode {
  const { focusComposer } = usePanel();
  const isEditing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);

  function endEditing(hasSaved: boolean): void {
    isEditing.value = false;
    if (hasSaved) focusComposer();
    // The button is there again once this has rendered.
    else requestAnimationFrame(() => button.current?.focus());
  }

  if (isEditing.value) return <MessageEditor message={message} onEnd={endEditing} />;
  return (
    <>
      {(message.status === 'complete' || message.status === 'failed') && (
        <EditButton
          button={button}
          onClick={() => {
            isEditing.value = true;
          }}
        />
      )}
      <VersionStepper messageId={message.id} />
    </>
  );
}
