import { effect, signal, untracked, type Signal } from '@preact/signals-core';
import type { Clock } from '../../core/clock.js';
import type { OpenConversation } from './open-conversation.js';
import type { Bus } from '../bus.js';
import type { HistoryWriter } from './history-writer.js';

/** In ms. A pause of this length in typing keeps the text. */
const pause = 300;

/** The text that the visitor has typed into the open conversation and not sent. */
export interface ComposerDraft {
  readonly text: Signal<string>;
  /** Another conversation is open, with this draft; or the first one has been read. */
  load(text: string): void;
  /** Keeps the text, now. */
  flush(): void;
  dispose(): void;
}

export function createComposerDraft(
  conversation: OpenConversation,
  writer: HistoryWriter,
  clock: Clock,
  bus: Bus,
): ComposerDraft {
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
    writer.changes(record, {});
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

  // Another tab has kept a draft: it is taken over where nothing else was typed here.
  bus.on('reread', ({ draft: text }) => {
    if (kept === undefined || draft.peek() !== kept) return;
    kept = text;
    draft.value = text;
  });

  // Another conversation is open in place of an empty one: the text goes on there.
  bus.on('joined', ({ stored, leftId }) => {
    const isOnlyDraft = begun === leftId && leftId !== conversation.id;
    kept = stored.draft;
    if (!draft.peek()) draft.value = kept;
    // At once, before the conversation goes that was on the disk for the draft alone.
    else if (isOnlyDraft) flush();
    else if (draft.peek() !== kept) cancel = clock.after(pause, flush);
    if (isOnlyDraft) writer.erase(leftId);
  });

  return {
    text: draft,
    load(text) {
      const isFirst = kept === undefined;
      kept = text;
      // Text that was typed before the disk answered stays.
      if (!isFirst || !draft.peek()) draft.value = text;
    },
    flush,
    dispose() {
      flush();
      stop();
      cancel();
    },
  };
}
