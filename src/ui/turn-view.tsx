import type { VNode } from 'preact';
import type { AnswerMessage, UserMessage } from '../core/message.js';
import type { Turn } from '../state/turns/turn.js';
import { AnswerArticle } from './answer-article.js';
import { TurnNotice } from './turn-notice.js';
import { UserArticle } from './user-article.js';
import { Waiting } from './waiting.js';

interface TurnViewProps {
  user: UserMessage;
  answer: AnswerMessage | undefined;
  /** Set while this turn runs. */
  running: Exclude<Turn, { phase: 'idle' }> | undefined;
  isNewest: boolean;
}

/** A message of the visitor with its answer or notice. */
export function TurnView({ user, answer, running, isNewest }: TurnViewProps): VNode {
  const streaming = running?.phase === 'streaming' ? running.answer : undefined;
  const hasFailed = !running && user.status === 'failed';
  const id = streaming?.id ?? answer?.id;
  return (
    <>
      <UserArticle message={user} />
      {id !== undefined && (
        // A retry that waits or has failed has no answer yet: the earlier one stands, without its own way to retry.
        <AnswerArticle
          key={id}
          streaming={streaming}
          settled={answer}
          isLast={!running && !hasFailed}
          isNewest={isNewest}
        />
      )}
      {running?.phase === 'waiting' && <Waiting since={running.since} isForConnection={running.isForConnection} />}
      {running?.phase === 'retrying' && <TurnNotice turnId={user.turnId} error={running.error} at={running.at} />}
      {hasFailed && user.error && <TurnNotice turnId={user.turnId} error={user.error} />}
    </>
  );
}
