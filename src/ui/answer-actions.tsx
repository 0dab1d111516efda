import type { VNode } from 'preact';
import { useEffect, useRef } from '../platform/hooks.js';
import { useSignal } from '../platform/use-signal.js';
import type { AnswerMessage } from '../core/message.js';
import { copyText } from '../platform/copy-text.js';
import type { AnswerView } from './answer-view.js';
import { IconButton } from './icon-button.js';
import { MessageTime } from './message-time.js';
import { loadAnswerParts, useAnswerParts } from './use-answer-parts.js';
import { usePanel } from './use-panel.js';

/** How long a copied answer is marked as such, in ms. */
const shownFor = 2_000;
/** What can be done beside copying loads this long after an answer has ended, in ms: by then the page is idle. */
const later = 1_000;

/** What can be done with an answer; seen on hover, focus and touch. */
export function AnswerActions({ view, answer }: { view: AnswerView; answer: AnswerMessage }): VNode {
  const { clock, strings, tools, announce } = usePanel();
  const { Stepper } = tools.value ?? {};
  const isCopied = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const parts = useAnswerParts(false);
  useEffect(() => clock.after(later, () => void loadAnswerParts()), []);
  useEffect(() => {
    if (!isCopied.value) return;
    return clock.after(shownFor, () => {
      isCopied.value = false;
    });
  }, [isCopied.value]);
  return (
    <div class="actions">
      {Stepper && <Stepper messageId={answer.id} />}
      {answer.text && (
        <IconButton
          shape={isCopied.value ? 'check' : 'copy'}
          name={strings.value.copyAnswer}
          button={button}
          onClick={() => {
            const shown = button.current?.closest('article')?.querySelector('.markdown');
            const copying = typeof parts === 'object' && shown ? parts.copy(shown, answer.text) : copyText(answer.text);
            void copying.then((hasCopied) => {
              isCopied.value = hasCopied;
              const { copied, notCopied } = strings.peek().answer;
              announce(hasCopied ? copied : notCopied);
            });
          }}
        />
      )}
      {typeof parts === 'object' && parts.actions(view)}
      <MessageTime at={answer.createdAt} />
    </div>
  );
}
