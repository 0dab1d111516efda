import type { ReadonlySignal } from '@preact/signals-core';
import type { HistoryStore } from './history/history-store.js';
import type { ResolvedOptions } from './options/chat-options.js';
import { systemClock } from './platform/system-clock.js';
import type { OwnedChatModel } from './state/chat-model.js';
import { createVisitorData, type VisitorData } from './state/visitor-data.js';
import { data as english } from './strings/en/data.js';
import type { Strings } from './strings/strings.js';
import { assistantTitle } from './ui/assistant-title.js';

/** What a user may know of their data and do with it. A part of the composition root that loads when it is asked for. */
export function createUserData(
  store: HistoryStore,
  model: OwnedChatModel,
  options: ReadonlySignal<ResolvedOptions>,
  strings: ReadonlySignal<Strings>,
): VisitorData {
  return createVisitorData({
    store,
    model,
    clock: systemClock,
    modelName: () => options.value.model,
    words() {
      const { you, format } = strings.value;
      const { conversation, incomplete, sources } = strings.value.of('data', english);
      return {
        you,
        assistant: assistantTitle(options.value, model.connection.value),
        conversation,
        sources,
        incomplete,
        moment: format.dateAndTime,
      };
    },
  });
}
