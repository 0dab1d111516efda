import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useMenuStrings } from './use-menu-strings.js';

/** A title in place of the row. Enter saves, Escape cancels. */
export function RenameForm({ title, onEnd }: { title: string; onEnd: (renamed: string | undefined) => void }): VNode {
  const words = useMenuStrings();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        onEnd(field.current?.value ?? title);
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label={words.title}
        maxLength={200}
        autocomplete="off"
        dir="auto"
        defaultValue={title}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault();
          onEnd(undefined);
        }}
      />
      <button type="submit" class="text-button">
        {words.save}
      </button>
      <button type="button" class="text-button" onClick={() => onEnd(undefined)}>
        {words.cancel}
      </button>
    </form>
  );
}
