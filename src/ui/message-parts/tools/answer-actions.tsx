import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AnswerMessage } from '../../../core/message.js';
import { copyText } from '../../../platform/clipboard.js';
import type { AnswerView } from '../../answer-view.js';
import { MoreActions } from '../answer/more-actions.js';
import { richHtml } from '../answer/rich-html.js';
import { IconButton } from '../../icon-button.js';
import { Sign } from '../../sign.js';
import { usePanel } from '../../panel-context.js';
import { MessageTime } from './message-time.js';
import { VersionStepper } from './version-stepper.js';
import { useMessageToolsStrings } from './use-strings.js';

/** How long a copied answer is marked as such, in ms. */
const shownFor = 2_000;

/** The actions on an answer; seen on hover, focus and touch. */
export function AnswerActions({ view, answer }: { view: AnswerView; answer: AnswerMessage }): VNode {
  const { clock, announce } = usePanel();
  const words = useMessageToolsStrings();
  const isCopied = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isCopied.value) return;
    return clock.after(shownFor, () => {
      isCopied.value = false;
    });
  }, [isCopied.value]);
  return (
    <>
      <VersionStepper messageId={answer.id} />
      {answer.text && (
        <IconButton
          name={words.copyAnswer}
          button={button}
          onClick={() => {
            const shown = button.current?.closest('article')?.querySelector('.markdown');
            const copying = copyText(answer.text, shown ? richHtml(shown) : undefined);
            void copying.then((hasCopied) => {
              isCopied.value = hasCopied;
              announce(hasCopied ? words.copied : words.notCopied);
            });
          }}
        >
          <Sign shape={isCopied.value ? 'check' : 'copy'} />
        </IconButton>
      )}
      <MoreActions view={view} />
      <MessageTime at={answer.createdAt} />
    </>
  );
}
