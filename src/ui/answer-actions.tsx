import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { AnswerMessage } from '../core/message.js';
import { copyText } from '../platform/copy-text.js';
import { IconButton } from './icon-button.js';
import { MessageTime } from './message-time.js';
import { usePanel } from './use-panel.js';

/** How long a copied answer is marked as such, in ms. */
const shownFor = 2_000;

/** What can be done with an answer; seen on hover, focus and touch. */
export function AnswerActions({ answer }: { answer: AnswerMessage }): VNode {
  const { clock, strings, announce } = usePanel();
  const isCopied = useSignal(false);
  useEffect(() => {
    if (!isCopied.value) return;
    return clock.after(shownFor, () => {
      isCopied.value = false;
    });
  }, [isCopied.value]);
  return (
    <div class="actions">
      {answer.text && (
        <IconButton
          shape={isCopied.value ? 'check' : 'copy'}
          name={strings.value.copyAnswer}
          onClick={() => {
            void copyText(answer.text).then((hasCopied) => {
              isCopied.value = hasCopied;
              const { copied, notCopied } = strings.peek().answer;
              announce(hasCopied ? copied : notCopied);
            });
          }}
        />
      )}
      <MessageTime at={answer.createdAt} />
    </div>
  );
}
