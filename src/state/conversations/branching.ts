import { batch } from '@preact/signals-core';
import { forkAt, pathOf, type Placed, type Version } from '../../core/branch.js';
import type { Message } from '../../core/message.js';
import { branchOfVersion, versionsOf } from '../../core/versions.js';
import { newId } from '../../platform/new-id.js';
import type { OpenConversation } from './open-conversation.js';
import { placed } from './merge-stored.js';
import type { Turn } from '../turns/turn.js';
import type { TurnQueue } from '../turns/turn-queue.js';
import { writtenMessage } from '../written-message.js';

/*
 * What only a conversation with branches needs: `OpenConversation.branching` loads it before there are any.
 */

/** The messages that are read on a branch; undefined for the trunk. */
export function pathOn(conversation: OpenConversation, branch: string | undefined): readonly Message[] {
  const all = placed(conversation.places, conversation.messages.value);
  return pathOf(all, conversation.branches.value, branch).map(({ message }) => message);
}

/** Which version each shown message is, where it has several. */
export function versionsOn(conversation: OpenConversation): ReadonlyMap<string, Version> {
  return versionsOf(shown(conversation), conversation.branches.value);
}

export function showVersion(conversation: OpenConversation, turn: Turn, messageId: string, step: -1 | 1): void {
  // Its newest version is being written: it stands where the others would.
  if (turn.phase !== 'idle' && turn.turnId === find(conversation, messageId)?.turnId) return;
  const next = branchOfVersion(shown(conversation), conversation.branches.value, messageId, step);
  if (next) conversation.update({ branch: next.branch });
}

/** Sends another text in place of a message of the visitor, on a branch of its own, which is shown. */
export function edit(conversation: OpenConversation, turns: TurnQueue, messageId: string, text: string): void {
  const edited = find(conversation, messageId);
  if (edited?.role !== 'user' || !text.trim() || text === edited.text) return;
  batch(() => {
    const turnId = newId();
    const branch = leaveAt(conversation, edited.turnId, false, turnId);
    void conversation.put(writtenMessage(text, conversation.clock.date(), turnId, branch));
    // What runs for a message that is not read any more is of no use to the reader; what came of it is kept.
    const turn = turns.turn.value;
    if (turn.phase !== 'idle' && !isRead(conversation, turn.turnId)) turns.stop();
    for (const message of conversation.messages.value) {
      if (message.role !== 'user' || message.status !== 'queued') continue;
      if (!isRead(conversation, message.turnId)) turns.cancel(message.turnId);
    }
    turns.add(turnId);
  });
}

/** Begins a branch that changes the turn, and returns its id; undefined where the turn is not there. */
export function leaveAt(
  conversation: OpenConversation,
  turnId: string,
  keepsUser: boolean,
  id: string,
): string | undefined {
  const { branches, clock, writer, record } = conversation;
  const fork = forkAt(placed(conversation.places, conversation.pathTo(turnId)), branches.value, turnId, keepsUser);
  if (!fork) return undefined;
  // Else the visitor reads another branch by now, and is left there.
  const isShown = isRead(conversation, turnId);
  const newest = Math.max(0, ...branches.value.map(({ createdAt }) => createdAt));
  const branch = { id, ...fork, createdAt: Math.max(clock.date(), newest + 1) };
  batch(() => {
    branches.value = [...branches.value, branch];
    writer.branch(record, branch);
    if (isShown) conversation.update({ branch: id });
  });
  return id;
}

function shown(conversation: OpenConversation): readonly Placed[] {
  return placed(conversation.places, conversation.path.value);
}

function find(conversation: OpenConversation, messageId: string): Message | undefined {
  return conversation.path.value.find((message) => message.id === messageId);
}

function isRead(conversation: OpenConversation, turnId: string): boolean {
  return conversation.path.value.some((message) => message.turnId === turnId);
}
