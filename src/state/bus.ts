import type { StoredConversation } from '../history/history-store.js';

/** Events inside one chat, for parts of it that do not know each other. */
interface BusEvents {
  /** A turn of this conversation has ended; how, stands in its messages. */
  'turn-ended': string;
  /** Another tab has erased the open conversation, or deleted it so that it can still be brought back. */
  removed: 'erased' | 'deleted';
  /** An empty conversation gave way to the one that another tab has begun. */
  joined: { readonly stored: StoredConversation; readonly leftId: string };
  /** The open conversation was read anew: another tab may have kept another draft. */
  reread: StoredConversation;
  /** The visitor has left this conversation. */
  left: string;
  /** Another tab has added, changed, written to or erased a conversation. */
  'list-changed': undefined;
  /** Another tab tells that an answer in this conversation was seen, or was not. */
  marked: { readonly conversationId: string; readonly isUnread: boolean };
}

type Listener<N extends keyof BusEvents> = (detail: BusEvents[N]) => void;

/** Calls listeners at once, in the order in which they were added. */
export interface Bus {
  on<N extends keyof BusEvents>(name: N, listener: Listener<N>): void;
  emit<N extends keyof BusEvents>(name: N, detail: BusEvents[N]): void;
}

export function createBus(): Bus {
  const listeners: { [N in keyof BusEvents]?: Listener<N>[] } = {};
  const of = <N extends keyof BusEvents>(name: N): Listener<N>[] => {
    const known: Listener<N>[] | undefined = listeners[name];
    if (known) return known;
    const added: Listener<N>[] = [];
    Object.assign(listeners, { [name]: added });
    return added;
  };
  return {
    on: (name, listener) => void of(name).push(listener),
    emit(name, detail) {
      for (const listener of of(name)) listener(detail);
    },
  };
}
