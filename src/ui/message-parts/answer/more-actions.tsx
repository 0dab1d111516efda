import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { newId } from '../../../platform/new-id.js';
import type { AnswerMessage, Feedback } from '../../../core/message.js';
import { copyText } from '../../../platform/clipboard.js';
import type { AnswerView } from '../../answer-view.js';
import { usePanel } from '../../panel-context.js';
import { AnswerDetails } from './answer-details.js';
import { richHtml } from './rich-html.js';
import { ActionButton } from './action-button.js';
import { useAnswerPartsStrings } from './use-strings.js';

/** The actions on an answer beside copying it, and its details behind a fold. */
export function MoreActions({ view }: { view: AnswerView }): VNode | null {
  const { model, focusComposer } = usePanel();
  const words = useAnswerPartsStrings();
  const isOpen = useSignal(false);
  const id = useMemo(newId, []);
  const { message } = view;
  if (!message) return null;
  return (
    <>
      {message.status === 'complete' && (
        <ActionButton
          shape="again"
          name={words.regenerate}
          onClick={() => {
            model.regenerate(message.id);
            focusComposer();
          }}
        />
      )}
      <Thumb answer={message} value={1} />
      <Thumb answer={message} value={-1} />
      <ActionButton
        shape="more"
        name={words.details}
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      />
      {isOpen.value && (
        <div id={id} class="answer-details">
          {message.text && <Copies text={message.text} />}
          <AnswerDetails answer={message} />
        </div>
      )}
    </>
  );
}

function Thumb({ answer, value }: { answer: AnswerMessage; value: Feedback }): VNode {
  const { model, announce } = usePanel();
  const words = useAnswerPartsStrings();
  const isPressed = answer.feedback === value;
  return (
    <ActionButton
      shape={value === 1 ? 'up' : 'down'}
      name={value === 1 ? words.good : words.bad}
      aria-pressed={isPressed}
      onClick={() => {
        model.rate(answer.id, isPressed ? 0 : value);
        if (!isPressed) announce(words.thanks);
      }}
    />
  );
}

/** The two ways to copy, each by its name: for who wants the one and would get the other. */
function Copies({ text }: { text: string }): VNode {
  const { announce } = usePanel();
  const words = useAnswerPartsStrings();
  const say = (copying: Promise<boolean>): void => {
    void copying.then((hasCopied) => announce(hasCopied ? words.copied : words.notCopied));
  };
  return (
    <p>
      <button type="button" class="part-button" onClick={() => say(copyText(text))}>
        {words.copyMarkdown}
      </button>
      <button
        type="button"
        class="part-button"
        onClick={(event) => {
          const shown = event.currentTarget.closest('article')?.querySelector('.markdown');
          if (shown) say(copyText(text, richHtml(shown)));
        }}
      >
        {words.copyRich}
      </button>
    </p>
  );
}
