import { lazy } from '../../src/platform/lazy.js';
import { createEarlierMessages } from '../../src/state/conversations/earlier-messages.js';
import { keepConversations } from '../../src/state/conversations/kept-conversations.js';
import { createMessageChanges } from '../../src/state/conversations/message-changes.js';
import type { ChatFeatures } from '../../src/state/create-chat-model.js';

const messageChanges = lazy(() => Promise.resolve({ createMessageChanges }));
await messageChanges.load();

/** The features of a chat model, at hand. */
export const chatFeatures: ChatFeatures = {
  earlierMessages: () => Promise.resolve(createEarlierMessages),
  messageChanges,
  keptConversations: () => Promise.resolve(keepConversations),
};
