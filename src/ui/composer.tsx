import { useComputed } from '@preact/signals';
import type { RefObject, TargetedMouseEvent, VNode } from 'preact';
import { firstLines, useEnter } from './enter-key.js';
import { Icon } from './icon.js';
import { isBusy } from '../state/turns/turn.js';
import { usePanel } from './panel-context.js';
import { fill } from '../strings/text.js';

/** Where the visitor writes. Text is never lost: it stays until it is sent, also while an answer comes. */
export function Composer({ field }: { field: RefObject<HTMLTextAreaElement | null> }): VNode {
  const { draft, strings, title } = usePanel();
  const send = useSend();
  useEnter(field, send);
  const words = strings.value;
  const name = fill(words.placeholder, { title: title.value });
  return (
    <div class="composer">
      <div class="field" part="composer">
        {/* The copy in the attribute is laid out behind the field and gives it its height, in every browser. Of a long
            text it holds the beginning: else each key would lay out all of it twice. */}
        <div class="grow" data-text={firstLines(draft.value)}>
          <textarea
            ref={field}
            rows={1}
            aria-label={words.message}
            placeholder={name}
            enterkeyhint="send"
            dir="auto"
            value={draft.value}
            onInput={(event) => {
              draft.value = event.currentTarget.value;
            }}
          />
        </div>
        <SendButton />
      </div>
    </div>
  );
}

function useSend(): () => void {
  const { draft, model, focusComposer } = usePanel();
  return () => {
    const text = draft.value.trim();
    focusComposer();
    if (!text) return;
    model.send(text);
    draft.value = '';
  };
}

/** Send, or Stop while an answer comes: one button, so that the focus stays where it is. */
function SendButton(): VNode {
  const { draft, model, strings } = usePanel();
  const send = useSend();
  const isRunning = useComputed(() => isBusy(model.turn.value) || model.remote.value.size > 0).value;
  const isBlank = useComputed(() => !draft.value.trim()).value;
  const words = strings.value;
  const name = isRunning ? words.stop : words.send;

  function onClick(event: TargetedMouseEvent<HTMLButtonElement>): void {
    // The second click of a double click that sent must not stop what the first began.
    if (event.detail > 1) return;
    if (isRunning) model.stop();
    else send();
  }

  return (
    <button
      type="button"
      class="send"
      aria-label={name}
      title={name}
      aria-disabled={!isRunning && isBlank}
      // Leaves the focus in the field, so that the keyboard of a phone stays.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon shape={isRunning ? 'stop' : 'up'} />
    </button>
  );
}
