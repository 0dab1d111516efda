import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { computed } from '@preact/signals';
import type { AnswerMessage } from '../core/message.js';
import { AnswerText } from '../markdown/answer-text.js';
import type { StreamingAnswer } from '../state/turn.js';
import { AgentSteps } from './agent-steps.js';
import { AnswerActions } from './answer-actions.js';
import { FaultNotice } from './fault-notice.js';
import { useFrameSignal } from './frame-signal.js';
import { Reasoning } from './reasoning.js';
import { Sources } from './sources.js';
import { usePanel } from './use-panel.js';
import { Waiting } from './waiting.js';

interface AnswerProps {
  /** Set while it comes. It keeps its id when it is settled, so that one component shows both. */
  streaming: StreamingAnswer | undefined;
  settled: AnswerMessage | undefined;
  /** Whether nothing of this turn stands below: only then its reason and Retry are shown. */
  isLast: boolean;
  isNewest: boolean;
}

/** An answer, coming or settled. A delta renders the text in it and nothing else. */
export function Answer({ streaming, settled, isLast, isNewest }: AnswerProps): VNode {
  const { clock, strings, title } = usePanel();
  const message = streaming ? undefined : settled;
  const text = useFrameSignal(streaming?.text ?? message?.text ?? '');
  const reasoning = useFrameSignal(streaming?.reasoning ?? message?.reasoning ?? '');
  const hasText = useMemo(() => computed(() => text.value !== ''), [text]).value;
  const hasReasoning = useMemo(() => computed(() => reasoning.value !== ''), [reasoning]).value;
  const since = useMemo(() => clock.now(), []);

  const statuses = streaming?.statuses.value ?? message?.statuses ?? [];
  const sources = streaming?.sources.value ?? message?.sources ?? [];
  const isStreaming = streaming !== undefined;
  const isThinking = isStreaming && hasReasoning && !hasText;
  const isAtWork = isThinking || statuses.at(-1)?.done === false;
  const status = message?.status ?? 'streaming';

  return (
    <article
      class={isNewest ? 'answer newest' : 'answer'}
      aria-label={title.value}
      aria-busy={isStreaming}
      data-role="assistant"
      data-status={status}
      data-reason={message?.reason}
    >
      {hasReasoning && <Reasoning text={reasoning} isThinking={isThinking} ms={message?.reasoningMs} />}
      <AgentSteps statuses={statuses} isLive={isStreaming} />
      {isStreaming && !hasText && !isAtWork && <Waiting since={since} />}
      {hasText && (
        <div class="answer-text">
          <AnswerText text={text} isStreaming={isStreaming} labels={strings.value.answer} />
        </div>
      )}
      <Sources sources={sources} />
      {message?.status === 'incomplete' && isLast && <FaultNotice turnId={message.turnId} answer={message} />}
      {message && <AnswerActions answer={message} />}
    </article>
  );
}
