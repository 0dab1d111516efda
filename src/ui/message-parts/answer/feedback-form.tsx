import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { FeedbackReason } from '../../../core/chat-events.js';
import { newId } from '../../../platform/new-id.js';
import { useAnswerPartsStrings } from './use-strings.js';

const reasons = ['incorrect', 'unhelpful', 'outdated', 'unclear', 'another'] as const;
/** In characters. */
const longestComment = 1_000;

interface FeedbackFormProps {
  /** Undefined where the visitor gives none. */
  onEnd: (why: FeedbackReason | undefined) => void;
}

/** Thanks for a thumb down, and asks why; nothing of it has to be said. */
export function FeedbackForm({ onEnd }: FeedbackFormProps): VNode {
  const words = useAnswerPartsStrings();
  const name = useMemo(newId, []);
  const comment = useRef<HTMLInputElement>(null);
  const chosen = useSignal<(typeof reasons)[number] | undefined>(undefined);

  function send(): void {
    const reason = chosen.peek();
    const text = comment.current?.value.trim();
    const why: FeedbackReason = { ...(reason && { reason }), ...(text && { comment: text }) };
    onEnd(Object.keys(why).length > 0 ? why : undefined);
  }

  return (
    <form
      class="feedback"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{words.thanks}</p>
      <fieldset>
        <legend>{words.whatWasWrong}</legend>
        {reasons.map((reason) => (
          <label key={reason} class="reason">
            <input
              type="radio"
              name={name}
              checked={chosen.value === reason}
              onChange={() => {
                chosen.value = reason;
              }}
            />
            <span>{words.reasons[reason]}</span>
          </label>
        ))}
      </fieldset>
      <input
        ref={comment}
        type="text"
        class="comment"
        aria-label={words.comment}
        placeholder={words.comment}
        maxLength={longestComment}
        autocomplete="off"
        dir="auto"
      />
      <div class="feedback-actions">
        <button type="submit" class="part-button">
          {words.sendFeedback}
        </button>
        <button type="button" class="text-button" onClick={() => onEnd(undefined)}>
          {words.skipFeedback}
        </button>
      </div>
    </form>
  );
}
