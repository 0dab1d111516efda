import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { AnswerMessage, MessageError } from '../core/message.js';
import { useLazy } from '../platform/lazy.js';
import { PanelNotice } from './panel-notice.js';
import type { PanelDeps } from './panel-context.js';
import { usePanel } from './panel-context.js';
import { Waiting } from './waiting.js';

/** Why a turn has not ended well, or not yet. */
export interface TurnNoticeProps {
  readonly turnId: string;
  /** Where there is no answer. */
  readonly error?: MessageError | undefined;
  /** The answer that is not whole. */
  readonly answer?: AnswerMessage;
  /** When the next attempt leaves by itself, in ms of the clock that never jumps. */
  readonly at?: number;
}

/** Says why, and offers what helps; dots until that has loaded. Where it cannot load, Retry is there all the same. */
export function TurnNotice(props: TurnNoticeProps): VNode {
  const panel = usePanel();
  const since = useMemo(() => panel.clock.now(), []);
  const tools = useLazy(panel.features.messageParts, true);
  if (tools) return <tools.TurnNotice {...props} />;
  if (props.at !== undefined || !panel.features.messageParts.hasFailed) return <Waiting since={since} />;
  return (
    <PanelNotice
      text={generalSentence(panel)}
      action={panel.strings.value.retry}
      onAction={() => {
        panel.model.retry(props.turnId);
        panel.focusComposer();
      }}
    />
  );
}

/** Stands for every error where no more could be loaded. */
export function generalSentence({ options, strings }: PanelDeps): string {
  return options.value.errorMessages.general ?? strings.value.notWhole;
}
