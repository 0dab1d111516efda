import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { newId } from '../../../platform/new-id.js';
import type { AnswerMessage, Feedback } from '../../../core/message.js';
import { copyText } from '../../../platform/clipboard.js';
import type { AnswerView } from '../../answer-view.js';
import { usePanel } from '../../panel-context.js';
import { AnswerDetails } from './answer-details.js';
import { FeedbackForm } from './feedback-form.js';
import { richHtml } from './rich-html.js';
import { ActionButton } from './action-button.js';
import { useAnswerPartsStrings } from './use-strings.js';

/** The actions on an answer beside copying it, and its details behind a fold. */
export function MoreActions({ view }: { view: AnswerView }): VNode | null {
  const { model, announce, focusComposer } = usePanel();
  const words = useAnswerPartsStrings();
  const isOpen = useSignal(false);
  const isAsking = useSignal(false);
  const id = useMemo(newId, []);
  const place = useRef<HTMLElement>(null);
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
      <Thumb answer={message} value={1} onPress={() => (isAsking.value = false)} />
      <Thumb answer={message} value={-1} onPress={(isPressed) => (isAsking.value = isPressed)} />
      <ActionButton
        shape="more"
        name={words.details}
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      />
      {isAsking.value && (
        <FeedbackForm
          onEnd={(why) => {
            isAsking.value = false;
            place.current?.closest('.actions')?.querySelector<HTMLElement>('.down')?.focus();
            if (!why) return;
            model.rate(message.id, -1, why);
            announce(words.thanks);
          }}
        />
      )}
      <span ref={place} hidden />
      {isOpen.value && (
        <div id={id} class="answer-details">
          {message.text && <Copies text={message.text} />}
          <AnswerDetails answer={message} />
        </div>
      )}
    </>
  );
}

interface ThumbProps {
  answer: AnswerMessage;
  value: Feedback;
  /** Called with whether it is pressed now. */
  onPress: (isPressed: boolean) => void;
}

function Thumb({ answer, value, onPress }: ThumbProps): VNode {
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
        onPress(!isPressed);
        if (!isPressed) announce(value === 1 ? words.thanks : `${words.thanks} ${words.whatWasWrong}`);
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
