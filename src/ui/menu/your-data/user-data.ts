import type { ReadonlySignal } from '@preact/signals-core';

import type { ResolvedOptions } from '../../../options/chat-options.js';
import { systemClock } from '../../../platform/system-clock.js';
import type { OwnedChatModel } from '../../../state/chat-model.js';
import { createVisitorData, type VisitorData, type VisitorDataDeps } from '../../../state/visitor-data.js';
import { data as english } from '../../../strings/en/data.js';
import type { Strings } from '../../../strings/strings.js';
import { assistantTitle } from '../../assistant-title.js';
import { formatOf } from '../../../strings/format.js';

/** The data of a user, with the texts of the interface: for the page, and for `handle.history`. */
export function createUserData(
  store: VisitorDataDeps['store'],
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
      const { you } = strings.value;
      const { conversation, incomplete, sources } = strings.value.of('data', english);
      return {
        you,
        assistant: assistantTitle(options.value, model.connection.value),
        conversation,
        sources,
        incomplete,
        moment: formatOf(strings.value).dateAndTime,
      };
    },
  });
}
