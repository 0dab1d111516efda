import { createEarlierMessages } from '../../src/state/conversations/earlier-messages.js';
import { keepConversations } from '../../src/state/conversations/kept-conversations.js';
import type { ChatFeatures } from '../../src/state/create-chat-model.js';

/** The features of a chat model, at hand. */
export const chatFeatures: ChatFeatures = {
  earlierMessages: () => Promise.resolve(createEarlierMessages),
  keptConversations: () => Promise.resolve(keepConversations),
};
