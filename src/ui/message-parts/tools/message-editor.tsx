import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { UserMessage } from '../../../core/message.js';
import { firstLines, useEnter } from '../../enter-key.js';
import { usePanel } from '../../panel-context.js';
import { useMessageToolsStrings } from './use-strings.js';

/** The visitor's words in place, to be written anew. Enter saves, Shift+Enter breaks, Escape cancels. */
export function MessageEditor({ message, onEnd }: { message: UserMessage; onEnd: (hasSaved: boolean) => void }): VNode {
  const { model } = usePanel();
  const words = useMessageToolsStrings();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal(message.text);
  useLayoutEffect(() => {
    const end = message.text.length;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, []);

  useEnter(field, save);

  function save(): void {
    const written = text.peek().trim();
    if (!written) return;
    const isChanged = written !== message.text.trim();
    onEnd(isChanged);
    if (isChanged) model.edit(message.id, written);
  }

  return (
    <div class="editor">
      {/* The copy in the attribute gives the field its height, as in the composer. */}
      <div class="grow" data-text={firstLines(text.value)}>
        <textarea
          ref={field}
          rows={1}
          aria-label={words.editMessage}
          dir="auto"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return;
            event.preventDefault();
            onEnd(false);
          }}
        />
      </div>
      <div class="editor-actions">
        <button type="button" class="text-button" onClick={() => onEnd(false)}>
          {words.cancel}
        </button>
        <button type="button" class="text-button" aria-disabled={!text.value.trim()} onClick={save}>
          {words.send}
        </button>
      </div>
    </div>
  );
}
