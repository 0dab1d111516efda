import type { VNode } from 'preact';
import type { UserMessage } from '../core/message.js';
import { MessageTime } from './message-time.js';
import { usePanel } from './use-panel.js';

/** What the visitor wrote: always as plain text. */
export function UserArticle({ message, name }: { message: UserMessage; name: string }): VNode {
  const { strings } = usePanel();
  return (
    <article class="user" aria-label={name} data-role="user" data-status={message.status}>
      <MessageTime at={message.createdAt} />
      <div class="bubble" dir="auto">
        {message.text}
      </div>
      {message.status === 'queued' && <p class="caption">{strings.value.queued}</p>}
    </article>
  );
}
