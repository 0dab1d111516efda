import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { usePanel } from '../panel-context.js';
import { ConversationRow } from './conversation-row.js';
import { groupConversations } from './group-conversations.js';
import { useMenuStrings } from './use-menu-strings.js';
import { formatOf } from '../../strings/format.js';

/** The list of conversations, by day. */
export function ConversationRows(): VNode {
  const { model, clock, strings } = usePanel();
  const words = useMenuStrings();
  const actionsOf = useSignal<string | undefined>(undefined);
  const entries = model.conversations.entries.value ?? [];
  if (entries.length === 0) return <p class="menu-note">{words.noConversations}</p>;
  const groups = groupConversations(entries, clock.date(), words, formatOf(strings.value));
  return (
    <section aria-label={words.conversations}>
      {groups.map(({ rank, name, conversations }) => (
        <div key={rank}>
          <h3 class="menu-day">{name}</h3>
          <ul>
            {conversations.map((conversation) => (
              <ConversationRow key={conversation.id} conversation={conversation} actionsOf={actionsOf} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
