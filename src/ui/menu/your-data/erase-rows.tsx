import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../../panel-context.js';
import { Question } from './question.js';
import type { DataViewProps } from './your-data.js';

/** Erases the open conversation, or everything, after a second question in the same place. */
export function EraseRows({ data, words, onErased }: DataViewProps & { onErased: () => void }): VNode {
  const { model, announce } = usePanel();
  const box = useRef<HTMLElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const asked = useSignal<'one' | 'all' | undefined>(undefined);
  const outcome = useSignal('');
  const hasMessages = model.messages.value.length > 0;

  useLayoutEffect(() => {
    if (asked.value) keep.current?.focus();
  }, [asked.value]);

  /** The control that had the focus is gone. */
  function toStart(): void {
    asked.value = undefined;
    requestAnimationFrame(() => box.current?.querySelector('button')?.focus());
  }

  async function erase(): Promise<void> {
    try {
      await data.erase(asked.value === 'one' ? model.conversation.value.id : undefined);
      outcome.value = words.erased;
    } catch {
      outcome.value = words.notDone;
    }
    announce(outcome.value);
    onErased();
    toStart();
  }

  return (
    <section ref={box} class="data-part" aria-label={words.erase}>
      <h4>{words.erase}</h4>
      {asked.value ? (
        <Question
          text={asked.value === 'one' ? words.confirmOne : words.confirmAll}
          action={asked.value === 'one' ? words.eraseOne : words.eraseAll}
          keepText={words.keep}
          keep={keep}
          onErase={() => void erase()}
          onKeep={toStart}
        />
      ) : (
        <div class="data-files">
          {hasMessages && (
            <button type="button" class="data-row danger" onClick={() => (asked.value = 'one')}>
              {words.eraseOne}
            </button>
          )}
          <button type="button" class="data-row danger" onClick={() => (asked.value = 'all')}>
            {words.eraseAll}
          </button>
        </div>
      )}
      {outcome.value && !asked.value && <p class="data-note">{outcome.value}</p>}
    </section>
  );
}
