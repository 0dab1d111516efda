import type { VNode } from 'preact';
import { isWaitingOffline, type UserMessage } from '../core/message.js';
import { usePanel } from './panel-context.js';

/** A message of the visitor: always plain text. */
export function UserArticle({ message }: { message: UserMessage }): VNode {
  const { model, strings, features, focusComposer } = usePanel();
  const words = strings.value;
  const tools = features.messageParts.value;
  const { text, status, createdAt, turnId } = message;
  const isWaiting = isWaitingOffline(message);
  return (
    <article class="user" aria-label={words.you} data-role="user" data-status={status}>
      {tools && <tools.Time at={createdAt} />}
      <div class="bubble" part="user-message" dir="auto">
        {text}
      </div>
      {tools && <tools.UserTools message={message} />}
      {status === 'queued' && (
        <p class="caption">
          {isWaiting ? words.waitingOffline : words.queued}
          {isWaiting && (
            <button
              type="button"
              class="text-button"
              onClick={() => {
                model.cancel(turnId);
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
