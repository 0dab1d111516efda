import { effect, signal, untracked, type Signal } from '@preact/signals-core';
import type { Clock } from '../../core/clock.js';
import type { Conversation } from '../../core/conversation.js';
import type { OpenConversation } from './open-conversation.js';
import type { HistoryWriter } from './history-writer.js';

/** A pause of this many ms in typing keeps what was typed. */
const pause = 300;

/** What the visitor has typed and not sent, in the open conversation. */
export interface ComposerDraft {
  readonly draft: Signal<string>;
  /** Another conversation is open, with this draft; or the first one has been read. */
  load(text: string): void;
  /** Another tab has kept a draft: it is taken over where nothing else was typed here. */
  follow(text: string): void;
  /** Another conversation is open in place of an empty one: what was typed goes on there. */
  join(text: string, left: Conversation): void;
  /** Keeps what was typed, now. */
  flush(): void;
  destroy(): void;
}

export function createComposerDraft(conversation: OpenConversation, writer: HistoryWriter, clock: Clock): ComposerDraft {
  const draft = signal('');
  /** As it is on the disk; undefined until that has been read. */
  let kept: string | undefined;
  let cancel = (): void => {};
  /** A conversation that is on the disk for its draft. */
  let begun: string | undefined;

  /** Without its conversation a draft would not be found after a reload. */
  function begin(): void {
    const { record, messages } = conversation;
    if (begun === record.id || messages.value.length > 0) return;
    begun = record.id;
    writer.conversation(record);
  }

  function flush(): void {
    cancel();
    const text = draft.peek();
    if (kept === undefined || text === kept) return;
    const before = kept;
    kept = text;
    if (text) begin();
    writer.draft(conversation.record, text, before);
  }

  const stop = effect(() => {
    cancel();
    if (draft.value === (kept ?? '')) return;
    cancel = clock.after(pause, flush);
    if (kept !== undefined) untracked(begin);
  });

  return {
    draft,
    load(text) {
      const isFirst = kept === undefined;
      kept = text;
      // What was typed before the disk answered stays.
      if (!isFirst || !draft.peek()) draft.value = text;
    },
    follow(text) {
      if (kept === undefined || draft.peek() !== kept) return;
      kept = text;
      draft.value = text;
    },
    join(text, left) {
      // It was on the disk for its draft alone.
      if (begun === left.id && left.id !== conversation.id) writer.erase(left);
      kept = text;
      if (!draft.peek()) draft.value = text;
      else if (draft.peek() !== text) cancel = clock.after(pause, flush);
    },
    flush,
    destroy() {
      flush();
      stop();
      cancel();
    },
  };
}
