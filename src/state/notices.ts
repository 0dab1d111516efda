import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { ModelInfo } from '../core/verification.js';

/**
 * A line for the visitor that belongs to no message; of each name at most one is shown.
 *
 * - `history-memory`: messages are not kept on this device; `isFull` where that is for want of room, which erasing
 *   conversations makes.
 * - `model-switched`: the model that was asked has failed, and another one answers.
 * - `context-trimmed`: the conversation was too long for the model, and its beginning was left out.
 * - `retries-paused`: so much has failed of late that nothing more is asked again by itself for now.
 */
export type ChatNotice =
  | { readonly name: 'history-memory'; readonly isFull?: boolean }
  | { readonly name: 'model-switched'; readonly to: ModelInfo }
  | { readonly name: 'context-trimmed' }
  | { readonly name: 'retries-paused' };

/** The notices that are shown, the newest last. */
export interface ChatNotices {
  readonly shown: ReadonlySignal<readonly ChatNotice[]>;
  /** Shows a notice in place of the one of the same name. */
  notify(notice: ChatNotice): void;
  dismiss(notice: ChatNotice): void;
}

export function createChatNotices(): ChatNotices {
  const shown = signal<readonly ChatNotice[]>([]);
  const without = ({ name }: ChatNotice): readonly ChatNotice[] => shown.value.filter((notice) => notice.name !== name);
  return {
    shown,
    notify(notice) {
      shown.value = [...without(notice), notice];
    },
    dismiss(notice) {
      shown.value = without(notice);
    },
  };
}
