import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { canContinue } from '../../../core/message.js';
import { notices as english } from '../../../strings/en/notices.js';
import type { TurnNoticeProps } from '../../turn-notice.js';
import { usePanel } from '../../panel-context.js';
import { NoticeLine } from './notice-line.js';
import { turnNoticeSentence } from './notice-sentence.js';

/** Why a turn did not end well, with Retry. */
export function OutcomeNotice(props: TurnNoticeProps): VNode {
  const panel = usePanel();
  const { model, options, strings, focusComposer } = panel;
  const { turnId, error, answer } = props;
  const { serverText, ownerText } = error ?? answer?.error ?? {};
  const act = (action: () => void): void => {
    action();
    focusComposer();
  };
  return (
    <NoticeLine
      isQuiet={answer?.reason === 'stopped'}
      text={ownerText ?? turnNoticeSentence(props, panel)}
      action={strings.value.retry}
      onAction={() => act(() => model.retry(turnId))}
    >
      {answer && canContinue(answer) && (
        <button type="button" class="text-button" onClick={() => act(() => model.continueAnswer(turnId))}>
          {strings.value.of('notices', english).continueAnswer}
        </button>
      )}
      {options.value.debug && serverText && <ServerText text={serverText} />}
    </NoticeLine>
  );
}

/** The server's own words, for the owner who debugs. */
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
      {strings.value.of('notices', english).showDetails}
    </button>
  );
}
