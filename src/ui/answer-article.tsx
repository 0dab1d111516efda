import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useLazy } from '../platform/lazy.js';
import type { AnswerMessage } from '../core/message.js';
import { AnswerText } from '../markdown/answer-text.js';
import { shownText } from '../markdown/shown-text.js';
import type { StreamingAnswer } from '../state/turns/turn.js';
import type { AnswerView } from './answer-view.js';
import { TurnNotice } from './turn-notice.js';
import { useRevealedText } from './revealed-text.js';
import { usePanel } from './panel-context.js';
import { Waiting } from './waiting.js';

interface AnswerArticleProps {
  /** Set while it comes. It keeps its id when it is settled, so that one component shows both. */
  streaming: StreamingAnswer | undefined;
  settled: AnswerMessage | undefined;
  /** Whether nothing of this turn stands below: only then its reason and Retry are shown. */
  isLast: boolean;
  isNewest: boolean;
}

/** An answer, coming or settled. A delta renders the text in it and nothing else. */
export function AnswerArticle({ streaming, settled, isLast, isNewest }: AnswerArticleProps): VNode {
  const { clock, options, strings, title, features } = usePanel();
  const message = streaming ? undefined : settled;
  const text = useRevealedText(streaming?.text ?? message?.text ?? '');
  const reasoning = useRevealedText(streaming?.reasoning ?? message?.reasoning ?? '');
  const hasText = useComputed(() => text.value !== '').value;
  const hasReasoning = useComputed(() => reasoning.value !== '').value;
  const since = useMemo(() => clock.now(), []);
  const openSource = useSignal(0);

  const view: AnswerView = {
    message,
    reasoning,
    hasReasoning,
    isThinking: !message && hasReasoning && !hasText,
    since,
    statuses: streaming?.statuses.value ?? message?.statuses ?? [],
    sources: streaming?.sources.value ?? message?.sources ?? [],
    images: message?.images ?? [],
    openSource,
  };
  const { statuses, sources, images } = view;
  const hasParts = hasReasoning || Boolean(statuses.length || sources.length || images.length || message?.toolCalls);
  const parts = useLazy(features.messageParts, hasParts);
  const shown = useRef(view);
  shown.current = view;
  const count = parts ? sources.length : 0;
  const marks = useMemo(
    () => (parts && count ? { count, render: (n: number) => parts.mark(shown.current, n) } : undefined),
    [parts, count],
  );

  const isAtWork = parts && (view.isThinking || statuses.at(-1)?.done === false);
  return (
    <article
      class={isNewest ? 'answer newest' : 'answer'}
      part="answer"
      aria-label={title.value}
      aria-busy={!message}
      data-role="assistant"
      data-status={message?.status ?? 'streaming'}
      data-reason={message?.reason}
    >
      {hasParts && parts?.before(view)}
      {!message && !hasText && !isAtWork && <Waiting since={since} />}
      {hasText && (
        <div class="answer-text">
          <AnswerText
            text={text}
            isStreaming={!message}
            labels={strings.value.answer}
            marks={marks}
            options={options.value}
          />
        </div>
      )}
      {hasParts && parts?.after(view)}
      {hasParts && !parts && features.messageParts.hasFailed && plainly(view)}
      {message?.status === 'incomplete' && isLast && <TurnNotice turnId={message.turnId} answer={message} />}
      {message && <div class="actions">{parts && <parts.Actions view={view} answer={message} />}</div>}
    </article>
  );
}

/** The content of the parts as text, where they could not be loaded: nothing of an answer may be lost. */
function plainly({ reasoning, statuses, sources, images, message }: AnswerView): VNode {
  const lines = [
    reasoning.value,
    ...statuses.map(({ description }) => description),
    ...sources.map(({ name, url = '' }, index) => `[${index + 1}] ${name} ${url}`),
    ...images,
    ...(message?.toolCalls ?? []),
  ];
  return <p class="plain-parts">{lines.filter(Boolean).map(shownText).join('\n')}</p>;
}
