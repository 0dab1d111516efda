import type { Conversation } from '../../core/conversation.js';
import { daysBefore } from '../../strings/day.js';
import type { Format } from '../../strings/format.js';
import type { MenuStrings } from '../../strings/translation.js';

export interface ConversationGroup {
  /** By which it stands among the others, the same in every language. */
  readonly rank: number;
  readonly name: string;
  readonly conversations: readonly Conversation[];
}

/** The list by when each conversation was last written to; those that are pinned first. Within a group the order stays. */
export function groupConversations(
  conversations: readonly Conversation[],
  now: number,
  words: MenuStrings,
  format: Format,
): readonly ConversationGroup[] {
  const groups = new Map<number, { rank: number; name: string; conversations: Conversation[] }>();
  for (const conversation of conversations) {
    const { name, rank } = groupOf(conversation, now, words, format);
    const group = groups.get(rank) ?? { rank, name, conversations: [] };
    groups.set(rank, group);
    group.conversations.push(conversation);
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank);
}

function groupOf(
  { isPinned, updatedAt }: Conversation,
  now: number,
  words: MenuStrings,
  format: Format,
): { name: string; rank: number } {
  if (isPinned) return { name: words.pinned, rank: -1 };
  const days = daysBefore(updatedAt, now);
  // A clock that ran ahead and was set right makes times to come: they are of today.
  if (!(days > 0)) return { name: format.day(now, now), rank: 0 };
  if (days === 1) return { name: format.day(updatedAt, now), rank: 1 };
  if (days <= 7) return { name: words.previousDays, rank: 2 };
  const date = new Date(updatedAt);
  const today = new Date(now);
  const months = (today.getFullYear() - date.getFullYear()) * 12 + today.getMonth() - date.getMonth();
  return { name: format.month(updatedAt, now), rank: 3 + months };
}
