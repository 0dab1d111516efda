import type { Log } from '../platform/log.js';
import type { ChatTransport } from '../transport/transport.js';
import type { OpenConversation } from './conversations/open-conversation.js';

/** Lets the model name conversations; how that is done loads when it is done first. */
export interface Naming {
  /** Names the open conversation, where it has no title. */
  name(): void;
  stop(): void;
}

export function createNaming(conversation: OpenConversation, transport: () => ChatTransport, log: Log): Naming {
  const controller = new AbortController();
  return {
    name() {
      if (conversation.record.title !== undefined) return;
      import('./conversations/model-title.js')
        .then(({ askForTitle }) => askForTitle(conversation, transport(), controller.signal))
        .catch((error) => log.debug('no title was given', error));
    },
    stop() {
      controller.abort();
    },
  };
}
