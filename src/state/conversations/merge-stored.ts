import { batch } from '@preact/signals-core';
import type { Branch } from '../../core/branch.js';
import type { Conversation } from '../../core/conversation.js';
import { defined } from '../../core/defined.js';
import type { Message } from '../../core/message.js';
import { repairLoaded } from '../../core/repair-loaded.js';
import type { PlacedMessage, StoredConversation } from '../../history/history-store.js';
import { MessagePositions } from './message-positions.js';
import type { OpenConversation } from './open-conversation.js';

/*
 * What takes into the open conversation what is on the disk: `OpenConversation.canShow` loads it before there is any.
 */

/** Shows a stored conversation, in front of what was written meanwhile. */
export function open(
  shown: OpenConversation,
  { conversation, messages, branches, hasEarlier }: StoredConversation,
): void {
  shown.record = conversation;
  shown.branches.value = branches;
  shown.hasEarlier.value = hasEarlier;
  shown.places = new MessagePositions();
  shown.places.first = messages[0]?.position;
  shown.places.readTo = shown.places.first ?? 0;
  markRead(shown.places, shown.places.readTo, messages);
  const meanwhile = shown.messages.value;
  shown.messages.value = [];
  merge(shown, messages);
  shown.messages.value = [
    ...shown.messages.value,
    // Sent before it was known what is shown.
    ...meanwhile.map((message) => defined({ ...message, branch: conversation.branch })),
  ];
}

/** Takes in messages as they are stored, each at its place. Those that stay as they are keep their identity. */
export function merge({ messages, places, isWorkedOn }: OpenConversation, stored: readonly PlacedMessage[]): void {
  const byId = new Map(messages.value.map((message) => [message.id, message]));
  for (const { position, message } of stored) {
    places.set(message.id, position);
    const before = byId.get(message.id);
    byId.set(message.id, before && isSame(before, message) ? before : message);
  }
  messages.value = places.sort(repairLoaded([...byId.values()], isWorkedOn));
}

/** Each message with its place. */
export function placed({ byId, next }: MessagePositions, messages: readonly Message[]): readonly PlacedMessage[] {
  return messages.map((message) => ({ message, position: byId.get(message.id) ?? next }));
}

/** All messages from a place on were read. */
export function markRead(places: MessagePositions, from: number, messages: readonly PlacedMessage[]): void {
  const last = messages.at(-1);
  if (from <= places.readTo && last) places.readTo = Math.max(places.readTo, last.position + 1);
}

/** The record, and the branches, as another tab has changed them. */
export function setRecord(shown: OpenConversation, record: Conversation, branches: readonly Branch[]): void {
  if (record.id !== shown.id) return;
  batch(() => {
    if (!isSame(shown.record, record)) shown.record = record;
    if (!isSame(shown.branches.value, branches)) shown.branches.value = branches;
  });
}

/** Whether what was read anew says the same. What it holds is plain data, in the same order. */
function isSame<T extends object>(before: T, now: T): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
