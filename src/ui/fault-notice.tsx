import type { VNode } from 'preact';
import { useSignal } from '../platform/use-signal.js';
import { canContinue, type AnswerMessage, type MessageError } from '../core/message.js';
import { faultSentence, incompleteSentence } from './fault-sentences.js';
import { Notice } from './notice.js';
import { usePanel } from './use-panel.js';

interface FaultNoticeProps {
  turnId: string;
  /** Why the message was not answered. */
  fault?: MessageError;
  /** Or the answer that is not whole. */
  answer?: AnswerMessage;
}

/** Why a turn did not end well, with Retry. */
export function FaultNotice({ turnId, fault, answer }: FaultNoticeProps): VNode {
  const { model, options, strings, focusComposer } = usePanel();
  const resolved = options.value;
  const words = strings.value;
  const error = fault ?? answer?.error;
  const act = (action: () => void): void => {
    action();
    focusComposer();
  };
  return (
    <Notice
      isQuiet={answer?.reason === 'stopped'}
      text={
        answer ? incompleteSentence(answer, resolved, words) : fault ? faultSentence(fault, resolved, words) : undefined
      }
      action={words.retry}
      onAction={() => act(() => model.retry(turnId))}
    >
      {answer && canContinue(answer) && (
        <button type="button" class="text-button" onClick={() => act(() => model.continueAnswer(turnId))}>
          {words.continueAnswer}
        </button>
      )}
      {resolved.debug && error?.serverText && <ServerText text={error.serverText} />}
    </Notice>
  );
}

/** What the server wrote, for the owner who debugs. */
function ServerText({ text }: { text: string }): VNode {
  const isShown = useSignal(false);
  const { strings } = usePanel();
  if (isShown.value) return <pre class="details">{text}</pre>;
  return (
    <button
      type="button"
      class="text-button details-button"
      onClick={() => {
        isShown.value = true;
      }}
    >
      {strings.value.showDetails}
    </button>
  );
}
