import type { VNode } from 'preact';
import { useRef } from '../platform/hooks.js';
import { useSignal } from '../platform/use-signal.js';
import { isHeld, type UserMessage } from '../core/message.js';
import { lazyMessageTools } from './lazy-message-tools.js';
import { usePanel } from './use-panel.js';

/** What the visitor wrote: always as plain text. */
export function UserArticle({ message, name }: { message: UserMessage; name: string }): VNode {
  const { model, strings, focusComposer } = usePanel();
  const words = strings.value;
  const isEditing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const { EditButton, Editor, Stepper, Time } = lazyMessageTools.loaded.value ?? {};
  const isSettled = message.status === 'complete' || message.status === 'failed';

  function endEditing(hasSaved: boolean): void {
    isEditing.value = false;
    if (hasSaved) focusComposer();
    // The button is there again once this has rendered.
    else requestAnimationFrame(() => button.current?.focus());
  }

  return (
    <article class="user" aria-label={name} data-role="user" data-status={message.status}>
      {Time && <Time at={message.createdAt} />}
      {Editor && isEditing.value ? (
        <Editor message={message} onEnd={endEditing} />
      ) : (
        <div class="bubble" dir="auto">
          {message.text}
        </div>
      )}
      {EditButton && isSettled && !isEditing.value && (
        <EditButton
          button={button}
          onClick={() => {
            isEditing.value = true;
          }}
        />
      )}
      {Stepper && !isEditing.value && <Stepper messageId={message.id} />}
      {message.status === 'queued' && (
        <p class="caption">
          {isHeld(message) ? words.waitingOffline : words.queued}
          {isHeld(message) && (
            <button
              type="button"
              class="text-button"
              onClick={() => {
                model.cancel(message.turnId);
                focusComposer();
              }}
            >
              {words.cancel}
            </button>
          )}
        </p>
      )}
    </article>
  );
}
