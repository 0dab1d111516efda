import { batch } from '@preact/signals-core';
import type { ContextLimits } from '../../core/context-window.js';
import { requestMessages } from '../../core/conversation.js';
import type { Message } from '../../core/message.js';
import type { HistoryStore, MessagePage } from '../../history/history-store.js';
import type { RequestLimit } from '../ports.js';
import type { Log } from '../../platform/log.js';
import type { OpenConversation } from './open-conversation.js';

/**
 * Reads the messages of the open conversation that are on the disk and not in memory, and lets go of those that are on
 * the disk. One call after another: each begins where the one before has ended. None rejects.
 */
export interface EarlierMessages {
  /** Puts one page in front, or everything down to the message named. */
  load(messageId?: string): Promise<void>;
  /** Puts everything in front. */
  loadAll(): Promise<void>;
  /** Puts in front the messages that a request of the turn takes along: within limits the newest, else everything. */
  loadFor(turnId: string, limit: RequestLimit | undefined): Promise<void>;
  /**
   * Lets go of the messages before the one named. Does nothing where a request takes all of them along, where there
   * are branches, and where one of them is not surely on the disk.
   */
  unload(messageId: string, limits: ContextLimits): Promise<void>;
}

export type CreateEarlierMessages = (store: HistoryStore, conversation: OpenConversation, log: Log) => EarlierMessages;

export const createEarlierMessages: CreateEarlierMessages = (store, conversation, log) => {
  let last: Promise<void> = Promise.resolve();

  function inTurn(step: () => Promise<unknown>): Promise<void> {
    last = last.then(step).then(
      () => {},
      (error) => log.debug('earlier messages could not be read', error),
    );
    return last;
  }

  /** Everything from this position on was read, and nothing before it, where there is something. */
  function begins(position: number, hasEarlier: boolean): void {
    conversation.positions.first = position;
    conversation.hasEarlier.value = hasEarlier;
  }

  /** Puts a page in front. Returns whether anything came. */
  async function put(read: (id: string, before: number) => Promise<MessagePage>): Promise<boolean> {
    const { id } = conversation;
    const { first } = conversation.positions;
    if (!conversation.hasEarlier.value || first === undefined) return false;
    const page = await read(id, first);
    // Else another conversation is open by now.
    if (conversation.id !== id) return false;
    batch(() => {
      begins(page.messages[0]?.position ?? first, page.hasEarlier && page.messages.length > 0);
      conversation.merge(page.messages);
    });
    return page.messages.length > 0;
  }

  const putPage = (): Promise<boolean> => put((id, before) => store.loadBefore(id, before));

  const putAll = (): Promise<boolean> =>
    put(async (id, before) => {
      const all = await store.loadFrom(id, 0);
      return { messages: all.filter(({ position }) => position < before), hasEarlier: false };
    });

  async function readDownTo(messageId: string, id: string, before: number): Promise<MessagePage> {
    let page = await store.loadBefore(id, before);
    while (page.hasEarlier && page.messages.every(({ message }) => message.id !== messageId)) {
      const { messages, hasEarlier } = await store.loadBefore(id, page.messages[0]?.position ?? 0);
      page = { messages: [...messages, ...page.messages], hasEarlier: hasEarlier && messages.length > 0 };
    }
    return page;
  }

  /** Whether all that is in memory would go along, so that more of what is on the disk might. */
  function isWanting(turnId: string, limit: RequestLimit): boolean {
    const request = requestMessages(conversation.pathTo(turnId), turnId, '');
    return conversation.hasEarlier.value && limit(request, 1).length === request.length;
  }

  async function letGoBefore(messageId: string): Promise<void> {
    const { id, messages, positions } = conversation;
    const at = messages.value.findIndex(({ id }) => id === messageId);
    const gone = positions.placed(messages.value.slice(0, Math.max(0, at)));
    const [first] = positions.placed(messages.value.slice(at, at + 1));
    const isOnDisk = [...gone, first].every((one) => one && one.position < positions.readTo);
    // A message that waits to be sent is looked up when its turn comes.
    if (gone.length === 0 || !first || !isOnDisk || gone.some(({ message }) => isOnItsWay(message))) return;
    batch(() => {
      begins(first.position, true);
      messages.value = messages.value.slice(at);
      for (const { message } of gone) positions.byId.delete(message.id);
    });
    await store.letGo(id, first.position);
  }

  return {
    load: (messageId) =>
      inTurn(() => (messageId === undefined ? putPage() : put((id, before) => readDownTo(messageId, id, before)))),
    loadAll: () => inTurn(putAll),
    loadFor: (turnId, limit) =>
      inTurn(async () => {
        if (!limit) await putAll();
        else while (isWanting(turnId, limit) && (await putPage()));
      }),
    unload: (messageId, limits) =>
      inTurn(async () => {
        if (isLimited(limits) && conversation.branches.value.length === 0) await letGoBefore(messageId);
      }),
  };
};

function isOnItsWay({ status }: Message): boolean {
  return status === 'queued' || status === 'sending';
}

function isLimited({ messages, characters }: ContextLimits): boolean {
  return messages !== undefined || characters !== undefined;
}
